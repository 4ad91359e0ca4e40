"""The pages of one dossier, written into a folder."""

import msgspec

from amendiff.site.disk import write
from amendiff.site.dossier_pages import dossier_pages
from amendiff.site.pages import Site
from amendiff.site.workers import Result


def made(site: Site, name: str, folder: str) -> Result:
    """Write the pages of the dossier *name* into *folder*. Raises an AmendiffError."""
    sizes = write(folder, ((file.path, file.raw) for file in dossier_pages(site, site.corpus[name])))
    facts = site.facts(name)
    site.corpus.forget()  # memory does not grow with the number of dossiers
    return name, facts.related, msgspec.json.encode(facts), sizes
