"""Opens Word files in a headless LibreOffice; run by the system's Python, which has its bridge (python3-uno).

Reads one request a line from standard input, a path and what to do (``keep``, ``accept`` or ``reject``), and answers
each with one line of JSON: the paragraphs as they then stand. Knows nothing of amendiff.
"""

import contextlib
import json
import os
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import uno
from com.sun.star.beans import PropertyValue

DISPATCH = {"accept": ".uno:AcceptAllTrackedChanges", "reject": ".uno:RejectAllTrackedChanges"}


def setting(name, value):
    found = PropertyValue()
    found.Name, found.Value = name, value
    return found


def words(paragraph):
    """The words of one paragraph; the place of a footnote is shown as [^]."""
    found = ""
    portions = paragraph.createEnumeration()
    while portions.hasMoreElements():
        portion = portions.nextElement()
        if portion.TextPortionType == "Footnote":
            found += "[^" + footnote(portion.Footnote) + "]"
        elif portion.TextPortionType in ("Text", "TextField"):
            found += portion.getString() if portion.TextPortionType == "Text" else ""
    return found


def footnote(note):
    return "\n".join(one["text"] for one in blocks(note.getText()))


def blocks(text):
    found = []
    contents = text.createEnumeration()
    while contents.hasMoreElements():
        one = contents.nextElement()
        if one.supportsService("com.sun.star.text.TextTable"):
            found += rows(one)
        elif one.supportsService("com.sun.star.text.Paragraph"):
            found.append({"text": words(one), "style": one.ParaStyleName, "number": one.ListLabelString})
    return found


def rows(table):
    cells = {}
    for name in table.getCellNames():
        letters = name.rstrip("0123456789")
        column = 0
        for letter in letters:
            column = column * 26 + ord(letter.upper()) - 64
        inner = "\n".join(one["text"] for one in blocks(table.getCellByName(name)))
        cells.setdefault(int(name[len(letters) :]), {})[column] = inner
    return [
        {"text": "\t".join(text for _, text in sorted(row.items())), "style": "row", "number": ""}
        for _, row in sorted(cells.items())
    ]


class Office:
    """A LibreOffice with a profile of its own; started anew where a file brings it down, which is told as an error."""

    def __init__(self, folder):
        self.folder = folder
        self.process = self.context = None

    def start(self):
        pipe = "amendiff" + Path(self.folder).name
        self.process = subprocess.Popen(
            ["soffice", "--headless", "--norestore", "--nologo", "--nodefault", "--nofirststartwizard",
             f"-env:UserInstallation={Path(self.folder, 'profile').as_uri()}", f"--accept=pipe,name={pipe};urp"],
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True,
        )  # fmt: skip
        self.context = connected(pipe)

    def stop(self):
        if self.process is not None:
            with contextlib.suppress(ProcessLookupError):
                os.killpg(self.process.pid, signal.SIGTERM)
            self.process.wait(20)
        self.process = self.context = None


def main():
    with tempfile.TemporaryDirectory() as folder:
        office = Office(folder)
        try:
            for line in sys.stdin:
                path, _, ways = line.rstrip("\n").rpartition("\t")
                if office.context is None:
                    office.start()
                try:
                    answer = asked(office.context, path, ways.split(","))
                except Exception as error:
                    answer = {"error": repr(error)}
                    office.stop()
                sys.stdout.write(json.dumps(answer) + "\n")
                sys.stdout.flush()
        finally:
            office.stop()


def connected(pipe):
    local = uno.getComponentContext()
    resolver = local.ServiceManager.createInstanceWithContext("com.sun.star.bridge.UnoUrlResolver", local)
    for _ in range(600):
        try:
            return resolver.resolve(f"uno:pipe,name={pipe};urp;StarOffice.ComponentContext")
        except Exception:
            time.sleep(0.1)
    raise SystemExit("LibreOffice did not start")


def asked(context, path, ways):
    manager = context.ServiceManager
    desktop = manager.createInstanceWithContext("com.sun.star.frame.Desktop", context)
    dispatcher = manager.createInstanceWithContext("com.sun.star.frame.DispatchHelper", context)
    answer = {}
    for way in ways:
        url = Path(path).as_uri()
        document = desktop.loadComponentFromURL(url, "_blank", 0, (setting("Hidden", True),))
        try:
            if way in DISPATCH:
                frame = document.getCurrentController().getFrame()
                dispatcher.executeDispatch(frame, DISPATCH[way], "", 0, ())
            answer[way] = blocks(document.getText())
            answer[f"{way}:left"] = len(list(changes(document)))
            if way == "keep":
                answer["authors"] = sorted({one.RedlineAuthor for one in changes(document)})
                answer["comments"] = comments(document)
        finally:
            document.close(True)
    return answer


def changes(document):
    found = document.getRedlines().createEnumeration()
    while found.hasMoreElements():
        yield found.nextElement()


def comments(document):
    found = []
    fields = document.getTextFields().createEnumeration()
    while fields.hasMoreElements():
        field = fields.nextElement()
        if field.supportsService("com.sun.star.text.textfield.Annotation"):
            found.append([field.Author, field.Content])
    return sorted(found)


main()
