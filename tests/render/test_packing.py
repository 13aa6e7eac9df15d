"""Zip files of parts: what Python's own reader finds in them."""

from __future__ import annotations

import zipfile
from io import BytesIO

from generator.render.packing import pack

PARTS = {
    "mimetype": b"application/vnd.oasis.opendocument.text",
    "word/document.xml": b"<w:t>drie maanden</w:t>" * 10_000,
    "media/gemeente Noordoost-Frysl\N{LATIN SMALL LETTER A WITH CIRCUMFLEX}n.png": bytes(range(256)) * 9,
    "leeg.xml": b"",
}


def test_a_zip_holds_the_parts_in_their_order_under_their_names() -> None:
    with zipfile.ZipFile(BytesIO(pack(PARTS.items(), stored=("mimetype",)))) as archive:
        assert archive.testzip() is None
        assert archive.namelist() == list(PARTS)
        assert {name: archive.read(name) for name in PARTS} == PARTS


def test_only_what_must_be_stored_is_not_deflated() -> None:
    with zipfile.ZipFile(BytesIO(pack(PARTS.items(), stored=("mimetype",)))) as archive:
        stored = [one.filename for one in archive.infolist() if one.compress_type == zipfile.ZIP_STORED]
        assert stored == ["mimetype"]
        assert archive.getinfo("word/document.xml").compress_size < 5000


def test_the_same_parts_give_the_same_bytes_whatever_was_packed_before() -> None:
    first = pack(PARTS.items())
    pack((name, data[::-1]) for name, data in PARTS.items())
    assert pack(PARTS.items()) == first


def test_a_zip_of_nothing_can_be_read() -> None:
    with zipfile.ZipFile(BytesIO(pack(()))) as archive:
        assert archive.namelist() == []
