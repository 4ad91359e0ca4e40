"""The pages of one dossier, written into a folder in every language of the site."""

from collections.abc import Sequence

import msgspec

from amendiff.site.disk import write
from amendiff.site.dossier_pages import dossier_pages
from amendiff.site.pages import Site

Result = tuple[str, tuple[str, ...], bytes, dict[str, int]]
"""A dossier's name, those of which its pages speak, its Facts by language, encoded, and the size of each file."""


def made(sites: Sequence[Site], name: str, folder: str) -> Result:
    """Write the pages of the dossier *name*, in the language of each of *sites*, into *folder*.

    Raises an AmendiffError.
    """
    corpus = sites[0].corpus
    dossier, sizes = corpus[name], dict[str, int]()
    for site in sites:
        sizes |= write(folder, ((file.path, file.raw) for file in site.placed(dossier_pages(site, dossier))))
    facts = {site.settings.language: site.facts(name) for site in sites}
    corpus.forget()  # memory does not grow with the number of dossiers
    return name, dossier.identity.related, msgspec.json.encode(facts), sizes
