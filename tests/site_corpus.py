"""A corpus of one dossier that was never a file, shared by the tests of pages."""

from amendiff.corpus import Corpus


class Only(Corpus):
    """A corpus of one dossier."""

    def __init__(self, dossier):
        self.dossier = dossier
        self.folders = {dossier.name: []}

    def __getitem__(self, name):
        return self.dossier
