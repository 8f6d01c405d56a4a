"""PDF: its pages are copied into a new file; who wrote it, when, with what, and what hangs on it stay behind."""

import io
import logging

from django.utils.translation import gettext_lazy as _
from pypdf import PdfReader, PdfWriter
from pypdf.errors import PyPdfError
from pypdf.generic import ArrayObject, DictionaryObject, NameObject, StreamObject

from common.cleaning.uploads import refusal

# What tells about the maker, or does something by itself, on a page or a picture in it. (Elsewhere such a key may be a font's name.)
GONE = ("/Metadata", "/PieceInfo", "/LastModified", "/AA", "/Thumb", "/OPI", "/AF", "/ID", "/SpiderInfo")
ANNOTATIONS = ("/Annots", "/B")
MOST_PAGES = 200
# pypdf raises its own errors, and on broken bytes those of plain Python.
BROKEN = (PyPdfError, OSError, ValueError, KeyError, IndexError, TypeError, AttributeError, RecursionError, AssertionError, OverflowError)

# It logs the bytes it stumbles over; a log is no place for what an upload holds.
logging.getLogger("pypdf").setLevel(logging.CRITICAL)


def clean(data: bytes) -> bytes:
    try:
        reader = PdfReader(io.BytesIO(data))
        if reader.is_encrypted:
            raise refusal("locked", _("This PDF is locked with a password. Save it without one and try again."))
        if len(reader.pages) > MOST_PAGES:
            raise refusal("too_many_pages", _("This PDF has more than %(most)s pages. Keep those that matter."), most=MOST_PAGES)
        return _written(reader)
    except BROKEN as error:
        raise refusal("damaged", _("This PDF is damaged or stops halfway. Make it anew from its program and try once more.")) from error


def _written(reader: PdfReader) -> bytes:
    writer = PdfWriter()
    for page in reader.pages:
        copied = writer.add_page(page, excluded_keys=ANNOTATIONS)
        copied.compress_content_streams()
    for item in writer._objects:
        if isinstance(item, DictionaryObject):
            _strip(item)
    writer.metadata = None
    writer.compress_identical_objects(remove_duplicates=False, remove_unreferenced=True)
    target = io.BytesIO()
    writer.write(target)
    return target.getvalue()


def _strip(item: DictionaryObject) -> None:
    if isinstance(item, StreamObject) or item.get("/Type") == "/Page":
        for key in GONE:
            item.pop(NameObject(key), None)
    filters = item.get("/Filter")
    if isinstance(filters, ArrayObject) and len(filters) == 1:
        filters = filters[0]
    if isinstance(item, StreamObject) and filters == "/DCTDecode":
        item._data = without_notes(item._data)


def without_notes(jpeg: bytes) -> bytes:
    """A JPEG inside a page without its EXIF, XMP, IPTC and comments; the picture itself is not touched."""
    kept, at = [jpeg[:2]], 2
    while at + 4 <= len(jpeg) and jpeg[at] == 0xFF and jpeg[at + 1] != 0xDA:
        end = at + 2 + int.from_bytes(jpeg[at + 2 : at + 4], "big")
        # APP1 (EXIF, XMP), APP3 to APP13 (IPTC among them), APP15 and comments; APP0, 2 and 14 say how to read the colours.
        if jpeg[at + 1] not in {0xE1, *range(0xE3, 0xEE), 0xEF, 0xFE}:
            kept.append(jpeg[at:end])
        at = end
    return b"".join(kept) + jpeg[at:]
