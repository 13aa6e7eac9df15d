"""What is still open before signing is asked, counted and never called ready."""

from __future__ import annotations

import hashlib
import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from generator.load.laid_down import folder_of
from tests.serve.forms import buttons_of, elements_at, send, texts_at
from tests.serve.signing import BASE, SEAL, SIGNATURES, SIGNING, lay_down
from tests.serve.workbench import Workbench

PEOPLE = f"{BASE}/vraag/ojg"


def _without_a_name(workbench: Workbench) -> None:
    file = workbench.file("veendam")
    text = file.read_text("utf-8")
    file.write_text(text.replace("  ojg-1:\n", "  ojg-1:\n    naam: nog te benoemen\n", 1), "utf-8")


def test_a_placeholder_is_asked_before_signing(fresh: Workbench) -> None:
    _without_a_name(fresh)
    page = fresh.get(PEOPLE)
    assert "nog te benoemen" not in texts_at(page, "kaart")[0]
    assert "Nodig voor de ondertekening (nog 1)" in page.text
    told = texts_at(fresh.get(f"{BASE}/"), "uitleg")
    assert "Voor de ondertekening is nog 1 gegeven nodig: naam van de OJG." in told
    steps = texts_at(fresh.get(SIGNING), "stappen")[0]
    assert "Er is nog 1 gegeven open." in steps
    assert "Nog in te vullen" not in steps
    assert "Het stuk staat klaar" not in steps
    send(fresh, PEOPLE, {"ojg/ojg-1/naam": "E. Verzonnen"})
    assert "naam: E. Verzonnen" in fresh.file("veendam").read_text("utf-8")
    assert "Alle vragen zijn beantwoord" in fresh.get(SIGNING).text


def test_what_contradicts_itself_is_not_ready(fresh: Workbench) -> None:
    assert "Het stuk staat klaar" in fresh.get(SIGNING).text
    send(fresh, f"{BASE}/vraag/uren/inzet", {"uren/inzet/ojg-1/centrum/uren": "7"})
    steps = texts_at(fresh.get(SIGNING), "stappen")[0]
    assert "Het stuk staat klaar" not in steps
    assert "Doe eerst de punten hierboven" in steps


def test_what_is_not_ready_is_not_made_ready_by_a_request_either(fresh: Workbench) -> None:
    file = fresh.file("veendam")
    text = file.read_text("utf-8").replace("\nstatus: voorbeeld", "\nstatus: concept", 1)
    file.write_text(text.replace("kenmerk: V-2026-300218\n", ""), "utf-8")
    before = file.read_bytes()
    (words,) = [one for one in texts_at(fresh.get(SIGNING), "hulp") if "niets meer openstaat" in one]
    reply = fresh.post(SIGNING, [("doe", "klaarzetten")])
    assert reply.status == 409
    assert words in texts_at(reply, "samenvatting")[0]
    assert file.read_bytes() == before
    assert fresh.post(SIGNING, [("doe", "vastleggen"), ("ontwerp", "ja")]).status == 409
    assert file.read_bytes() == before


@pytest.fixture
def one_of_three(fresh: Workbench) -> Workbench:
    """A draft of a practice for which not everybody signs who has to."""
    file = fresh.file("veendam")
    text = file.read_text("utf-8").replace("\nstatus: voorbeeld", "\nstatus: concept", 1)
    deed = "bevoegdheid: volmacht\n        stuk: Volmacht van de maten van 22 september 2026\n"
    assert text.count(deed) == 1
    file.write_text(text.replace(deed, "bevoegdheid: zelfstandig\n"), "utf-8")
    return fresh


PARTNERS = "is een maatschap waarvan niet alle huisartsen tekenen"


def test_what_is_wrong_once_it_is_ready_is_told_before(one_of_three: Workbench) -> None:
    before = one_of_three.file("veendam").read_bytes()
    steps = texts_at(one_of_three.get(SIGNING), "stappen")[0]
    assert PARTNERS in steps
    assert "Voeg de andere maten toe als ondertekenaar" in steps
    assert "klaarzetten" not in buttons_of(one_of_three.get(SIGNING))
    review = one_of_three.get(f"{BASE}/controleer")
    assert any(PARTNERS in one for one in texts_at(review, "bij-fout"))
    assert "Niets spreekt elkaar tegen" not in review.text
    reply = one_of_three.post(SIGNING, [("doe", "klaarzetten")])
    assert reply.status == 409
    assert PARTNERS in texts_at(reply, "samenvatting")[0]
    assert one_of_three.file("veendam").read_bytes() == before


def test_what_was_made_ready_elsewhere_is_not_said_to_be_so_while_it_is_wrong(
    one_of_three: Workbench,
) -> None:
    file = one_of_three.file("veendam")
    text = file.read_text("utf-8").replace("\nstatus: concept", "\nstatus: ter_ondertekening", 1)
    file.write_text(text, "utf-8")
    page = one_of_three.get(f"{SIGNING}?gedaan=klaarzetten")
    assert "nog niet klaar" in texts_at(page, "stappen")[0]
    assert "Het stuk staat klaar om te tekenen." not in page.text


def test_how_parties_sign_is_asked_before_and_the_digest_once(fresh: Workbench, agreement: Path) -> None:
    steps = texts_at(fresh.get(SIGNING), "stappen")[0]
    manner = "Wijze van ondertekenen: met een geavanceerde elektronische handtekening."
    assert steps.index(manner) < steps.index("Leg vast wat is getekend")
    group = fresh.get(f"{BASE}/groep/ondertekening")
    assert "ondertekening/wijze" in group.text
    assert "exemplaar_sha256" not in group.text
    assert fresh.get(f"{BASE}/naar/ondertekening/exemplaar_sha256").headers["location"].startswith(SIGNING)


def test_that_the_model_is_a_draft_is_confirmed_once(fresh: Workbench) -> None:
    file = fresh.file("veendam")
    file.write_text(file.read_text("utf-8").replace("\nstatus: voorbeeld", "\nstatus: concept", 1), "utf-8")
    page, review = fresh.get(SIGNING), fresh.get(f"{BASE}/controleer")
    for one in (page, review):
        assert not any("nog een ontwerp" in point for point in texts_at(one, "keuze"))
        assert "vinkjes zijn niet verplicht" in one.text
    assert "vraagt het werkblad of partijen dat weten" in page.text
    (told,) = [
        one
        for one in elements_at(review, "//li")
        if "versie 2026.1, is nog een ontwerp" in one.text_content()
    ]
    assert "Naar de vraag" not in told.text_content()


def test_a_signed_agreement_is_nowhere_spoken_of_as_one_to_sign(fresh: Workbench, signed: Path) -> None:
    for page, words in (
        ("groep", "anders maken"),
        ("groep", "Past geen keuze?"),
        ("controleer", "Wacht met tekenen"),
    ):
        assert words not in fresh.get(f"{BASE}/{page}").text
    assert "te printen en te bewaren" in fresh.get(f"{BASE}/document").text
    buttons = elements_at(fresh.get(f"{BASE}/groep/ondertekening"), "//main//button[@value='opslaan']")
    assert not buttons


def test_what_cannot_be_downloaded_has_no_button_to_press(fresh: Workbench) -> None:
    downloads = "//main//a[contains(@href, '/download/')]"
    assert elements_at(fresh.get(f"{BASE}/document"), downloads)
    send(fresh, f"{BASE}/vraag/uren/inzet", {"uren/inzet/ojg-1/centrum/uren": "12"})
    page = fresh.get(f"{BASE}/document")
    assert "Downloaden kan als dit klopt" in page.text
    assert not elements_at(page, downloads)
    assert elements_at(page, "//main//button[@disabled]")


def test_what_is_missing_for_laying_down_is_listed(fresh: Workbench, agreement: Path) -> None:
    before = agreement.read_bytes()
    told = texts_at(lay_down(fresh), "samenvatting")[0]
    assert "Nog in te vullen: plaats van ondertekening (Huisartsenpraktijk De Wilg)." in told
    assert not folder_of(agreement).exists()
    assert f"exemplaar_sha256: {SEAL}" in agreement.read_text("utf-8")
    agreement.write_bytes(before)
    reply = fresh.post(SIGNING, [("doe", "vastleggen"), ("exemplaar", "12"), ("ontwerp", "ja")])
    assert "Een controlegetal heeft 64 tekens" in texts_at(reply, "samenvatting")[0]
    assert agreement.read_bytes() == before


def test_what_is_signed_is_laid_down_with_its_digest(fresh: Workbench, signed: Path) -> None:
    text = signed.read_text("utf-8")
    (digest,) = re.findall(r"^  vastgelegd: ([0-9a-f]{64})$", text, re.MULTILINE)
    assert "\nstatus: getekend" in text
    assert f"exemplaar_sha256: {SEAL}" in text
    assert list(folder_of(signed).glob("*.json"))
    page = fresh.get(SIGNING)
    assert texts_at(page, "getal") == [SEAL, digest]
    assert "Controlegetal van het getekende bestand" in page.text
    assert "Kenmerk van wat is vastgelegd" in page.text
    assert "Maak een allonge" in page.text


def test_a_draft_of_the_model_is_only_signed_knowingly(fresh: Workbench, agreement: Path) -> None:
    send(fresh, f"{BASE}/groep/ondertekening", SIGNATURES, button="opslaan")
    told = texts_at(lay_down(fresh, knowingly=""), "samenvatting")[0]
    assert "Zet het vinkje bij “Partijen weten dat het model nog een ontwerp is" in told
    assert "--ondanks-ontwerp" not in told
    assert not folder_of(agreement).exists()
    assert "\nstatus: ter_ondertekening" in agreement.read_text("utf-8")


def test_an_amendment_begins_with_a_button(fresh: Workbench, signed: Path) -> None:
    before = signed.read_bytes()
    reply = fresh.post(SIGNING, [("doe", "allonge")])
    assert reply.headers["location"] == "/o/agreements/veendam-allonge-1/"
    assert "Veendam allonge 1" in fresh.get(reply.headers["location"]).text
    assert "\nwijzigt: veendam\n" in fresh.file("veendam-allonge-1").read_text("utf-8")
    assert signed.read_bytes() == before


def test_what_is_not_signed_is_not_amended(fresh: Workbench, agreement: Path) -> None:
    reply = fresh.post(SIGNING, [("doe", "allonge")])
    assert "Dit stuk is nog niet getekend" in texts_at(reply, "samenvatting")[0]
    assert [path.name for path in agreement.parent.glob("*.yaml")] == ["veendam.yaml"]


def test_changes_since_signing_are_told(fresh: Workbench, signed: Path) -> None:
    changes = f"{BASE}/wijzigingen?sinds=getekend"
    same = fresh.get(changes).text
    assert "Er is niets veranderd sinds de ondertekening." in same
    assert "HEAD" not in same
    text = signed.read_text("utf-8")
    for old, new in (
        ("jeugd@stadskanaal.nl", "nieuw@stadskanaal.nl"),
        ("opzeggen_door: gemeente_en_werkgever", "opzeggen_door: alle_partijen"),
    ):
        assert text.count(old) == 1
        text = text.replace(old, new)
    signed.write_text(text, "utf-8")
    told = texts_at(fresh.get(changes), "verschil")[0]
    assert "jeugd@stadskanaal.nl nieuw@stadskanaal.nl" in told
    assert "melding" in told
    assert "vereist allonge" in told
    assert "alle partijen" in told


def test_before_signing_there_is_nothing_to_compare_with(fresh: Workbench) -> None:
    assert "wat is getekend" not in fresh.get(f"{BASE}/wijzigingen?sinds=getekend").text


def test_the_signed_file_is_laid_down_later(fresh: Workbench, agreement: Path) -> None:
    text = agreement.read_text("utf-8").replace("uitgifte: gezamenlijk", "uitgifte: per_praktijk")
    text = re.sub("(?ms)^  molen:.*?^ojg:", "ojg:", text).replace("      molen: {uren: 4, per: week}\n", "")
    for group, scope in (("aansprakelijkheid", "maximum"), ("bekostiging", "plafond")):
        text = text.replace(f"\n{group}:\n", f"\n{group}:\n  {scope}_geldt_voor: deze_overeenkomst\n")
    agreement.write_text(text.replace("ojg-1: {uren: 16", "ojg-1: {uren: 12"), "utf-8")
    signatures = {key: words for key, words in SIGNATURES.items() if "molen" not in key}
    send(fresh, f"{BASE}/groep/ondertekening", signatures, button="opslaan")
    boxes = [("ontwerp", "ja"), ("klopt", "ja")]
    assert fresh.post(SIGNING, [("doe", "vastleggen"), *boxes]).status == 303
    assert "exemplaar_sha256" not in agreement.read_text("utf-8")
    assert "vastleggen" in buttons_of(fresh.get(SIGNING))
    assert fresh.post(SIGNING, [("doe", "vastleggen"), ("exemplaar", SEAL)]).status == 303
    assert "Gewijzigd na het tekenen" not in fresh.get(SIGNING).text
    (laid_down,) = folder_of(agreement).glob("modelovereenkomst*.json")
    assert SEAL in laid_down.read_text("utf-8")


def test_warnings_are_listed_and_confirmed_before_laying_down(fresh: Workbench, agreement: Path) -> None:
    send(fresh, f"{BASE}/groep/ondertekening", SIGNATURES, button="opslaan")
    text = agreement.read_text("utf-8")
    assert "besluit: {datum: 2026-11-03}" in text
    agreement.write_text(
        text.replace("besluit: {datum: 2026-11-03}", "besluit: {datum: 2026-12-20}"), "utf-8"
    )
    steps = texts_at(fresh.get(SIGNING), "stappen")[0]
    assert "voordat het besluit van 20 december 2026 was genomen" in steps
    assert "Niets spreekt elkaar tegen" not in steps
    told = texts_at(fresh.post(SIGNING, [("doe", "vastleggen"), ("ontwerp", "ja")]), "samenvatting")[0]
    assert "Zet het vinkje bij “Dit klopt zo: leg het vast”." in told
    assert not folder_of(agreement).exists()
    assert lay_down(fresh).status == 303


def test_a_signature_of_a_later_day_is_asked_about(fresh: Workbench, agreement: Path) -> None:
    later = {key: words.replace("2026", "2199") for key, words in SIGNATURES.items()}
    send(fresh, f"{BASE}/groep/ondertekening", later, button="opslaan")
    assert "3 december 2199, ligt in de toekomst" in texts_at(fresh.get(SIGNING), "stappen")[0]


def test_what_waits_for_signatures_is_made_a_draft_again(fresh: Workbench, agreement: Path) -> None:
    assert "concept" in buttons_of(fresh.get(SIGNING))
    assert fresh.post(SIGNING, [("doe", "concept")]).status == 303
    assert "\nstatus: concept" in agreement.read_text("utf-8")
    assert "concept" not in buttons_of(fresh.get(SIGNING))


@pytest.mark.slow
def test_the_browser_works_out_the_digest_and_sends_no_file(
    fresh: Workbench, agreement: Path, browser: Browser, tmp_path: Path
) -> None:
    pdf = tmp_path / "getekend.pdf"
    pdf.write_bytes(b"%PDF-1.7 getekend")
    context = fresh.context(browser)
    page = context.new_page()
    page.goto(fresh.address + SIGNING)
    sent: list[int] = []
    page.on("request", lambda request: sent.append(len(request.post_data_buffer or b"")))
    page.get_by_label("Het getekende bestand", exact=True).set_input_files(pdf)
    expect(page.get_by_label("Controlegetal van het getekende bestand")).to_have_value(
        hashlib.sha256(pdf.read_bytes()).hexdigest()
    )
    assert not any(sent)
    context.close()
