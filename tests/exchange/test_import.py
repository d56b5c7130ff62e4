"""The import: everything or nothing, the same twice is nothing, and a round trip is equal."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.exchange.conftest import ACTOR, LAKES, Edit
from toguna.acts.models import Act, StatusChange
from toguna.exchange.actions import import_dataset
from toguna.exchange.export import export_dataset
from toguna.exchange.problems import DatasetRefused
from toguna.institutions.models import Composition, Mandate, Office, Party
from toguna.meetings.models import Meeting, Outcome
from toguna.record.ledger import verify
from toguna.record.models import Citation, Entry, Passage
from toguna.roadmap.models import Action, Assertion
from toguna.texts.models import Stage, Work

pytestmark = pytest.mark.django_db


def test_import_brings_in_every_row(lakes: Path) -> None:
    report = import_dataset(directory=lakes, actor=ACTOR)
    assert report.created["acts"] == Act.objects.count() == 8
    assert report.created["passages"] == Passage.objects.count() == 19
    assert report.changed == {}
    assert report.superseded == {}
    assert Composition.objects.get().each_state is True
    assert Meeting.objects.get().ref == "council-2031"


def test_import_links_what_belongs_together(lakes: Path) -> None:
    import_dataset(directory=lakes, actor=ACTOR)
    handover = Act.objects.get(ref="handover-2031")
    assert handover.within.ref == "council-2031"
    assert [m.ref for m in handover.confers.all()] == ["chair-corrow"]
    patrol = Outcome.objects.get(ref="joint-patrol")
    assert patrol.head.ref == "decisions-2031"
    stage = Stage.objects.get(party__ref="almer")
    assert (stage.work.ref, stage.act.ref) == ("fisheries-protocol", "deposit-almer")
    heading = Passage.objects.get(source__ref="minutes", path="1.2.2.1").heading
    assert heading.label == "1. Adoption of texts"
    assert heading.heading.path == "1"


def test_import_takes_known_from_the_first_source_and_marks_what_is_inferred(lakes: Path) -> None:
    import_dataset(directory=lakes, actor=ACTOR)
    work = Work.objects.get()
    assert (work.known.isoformat(), work.known_inferred) == ("2031-03-05", False)
    deposit = Act.objects.get(ref="deposit-almer")
    assert (deposit.known.isoformat(), deposit.known_inferred) == ("2031-06-30", True)


def test_import_keeps_the_order_of_citations(lakes: Path) -> None:
    import_dataset(directory=lakes, actor=ACTOR)
    council = Act.objects.get(ref="council-2031")
    assert [p.address for p in council.citation_passages] == ["minutes:1.1.1", "minutes:1.1"]


def test_second_import_changes_nothing(lakes: Path) -> None:
    import_dataset(directory=lakes, actor=ACTOR)
    before = Entry.objects.count()
    report = import_dataset(directory=lakes, actor=ACTOR)
    assert not report.changes_anything
    assert sum(report.unchanged.values()) == 127
    assert Entry.objects.count() == before


def test_export_gives_the_same_tables_back(lakes: Path, tmp_path: Path) -> None:
    import_dataset(directory=lakes, actor=ACTOR)
    export_dataset(directory=tmp_path / "out")
    expected = {path.name: path.read_bytes() for path in LAKES.glob("*.csv")}
    found = {path.name: path.read_bytes() for path in (tmp_path / "out").glob("*.csv")}
    assert found == expected


def test_export_in_french_reads_back_to_the_same_record(lakes: Path, tmp_path: Path) -> None:
    import_dataset(directory=lakes, actor=ACTOR)
    export_dataset(directory=tmp_path / "french", language="fr")
    header = (tmp_path / "french" / "acts.csv").read_text(encoding="utf-8").splitlines()[0]
    assert header.startswith("identifiant,genre,titre (en),titre (pt)")
    assert not import_dataset(directory=tmp_path / "french", actor=ACTOR).changes_anything


def test_import_writes_an_entry_for_each_row_and_one_for_itself(lakes: Path) -> None:
    report = import_dataset(directory=lakes, actor=ACTOR)
    created = sum(report.created.values())
    assert Entry.objects.filter(verb="created").count() == created
    last = Entry.objects.order_by("-seq").first()
    assert last is not None
    assert (last.verb, last.actor, last.payload["dataset"]) == ("imported", "import:lakes", "lakes")
    told = Entry.objects.get(object_kind="acts.act", object_ref="council-2031").payload["fields"]
    assert told["citations"] == ["minutes:1.1.1", "minutes:1.1"]
    assert verify().faults == ()


def test_dry_run_says_what_would_change_and_writes_nothing(lakes: Path, edit: Edit) -> None:
    import_dataset(directory=lakes, actor=ACTOR)
    entries = Entry.objects.count()
    edit("offices.csv", "chair", "name (en)", "Speaker of the Council")
    report = import_dataset(directory=lakes, actor=ACTOR, dry_run=True)
    assert report.changed == {"offices": 1}
    assert (
        "offices.csv: chair changes: “name (en)” from “Chair of the Council” to "
        "“Speaker of the Council”" in report.lines("en")
    )
    assert Entry.objects.count() == entries
    assert str(Office.objects.get(ref="chair").name) == "Chair of the Council"


def test_changed_row_is_changed_with_its_before_and_after(lakes: Path, edit: Edit) -> None:
    import_dataset(directory=lakes, actor=ACTOR)
    edit("mandates.csv", "chair-corrow", "end", "2033-03-03")
    edit("acts.csv", "handover-2031", "passages", "minutes:1.3.1 minutes:1.1.1")
    edit("acts.csv", "handover-2031", "pillars", "waters")
    report = import_dataset(directory=lakes, actor=ACTOR)
    assert report.changed == {"mandates": 1, "acts": 1}
    mandate = Mandate.objects.get(ref="chair-corrow")
    assert (mandate.end.edtf, str(mandate.end_latest)) == ("2033-03-03", "2033-03-03")
    entry = Entry.objects.get(verb="changed", object_ref="chair-corrow")
    assert entry.payload == {
        "type": "changed",
        "before": {"end": ""},
        "after": {"end": "2033-03-03"},
    }
    act = Act.objects.get(ref="handover-2031")
    assert [p.path for p in act.citation_passages] == ["1.3.1", "1.1.1"]
    assert [pillar.ref for pillar in act.pillars.all()] == ["waters"]
    told = Entry.objects.get(verb="changed", object_ref="handover-2031").payload["after"]
    assert told == {"citations": ["minutes:1.3.1", "minutes:1.1.1"], "pillars": ["waters"]}


def test_changed_fact_that_is_append_only_is_superseded(lakes: Path, edit: Edit) -> None:
    import_dataset(directory=lakes, actor=ACTOR)
    edit("assertions.csv", "canal-completion-1", "value", "substantial")
    report = import_dataset(directory=lakes, actor=ACTOR)
    assert report.superseded == {"assertions": 1}
    assert report.lines("fr")[0].startswith(
        "assertions.csv\u00a0: canal-completion-1 est remplacé par la révision 2"
    )
    rows = Assertion.objects.filter(ref="canal-completion-1").order_by("revision")
    assert [(r.revision, r.value) for r in rows] == [(1, "limited"), (2, "substantial")]
    assert rows[1].supersedes == rows[0]
    assert Entry.objects.get(verb="superseded").object_ref == "canal-completion-1"
    assert not import_dataset(directory=lakes, actor=ACTOR).changes_anything


def test_correction_of_a_correction_is_a_third_revision(lakes: Path, edit: Edit) -> None:
    import_dataset(directory=lakes, actor=ACTOR)
    for value in ("substantial", "complete"):
        edit("assertions.csv", "canal-completion-1", "value", value)
        import_dataset(directory=lakes, actor=ACTOR)
    assert list(
        Assertion.objects.filter(ref="canal-completion-1").values_list("revision", flat=True)
    ) == [1, 2, 3]


def test_rows_that_only_the_record_has_stay_and_are_told(lakes: Path) -> None:
    import_dataset(directory=lakes, actor=ACTOR)
    path = lakes / "ranks.csv"
    path.write_text(path.read_text(encoding="utf-8").splitlines()[0] + "\n", encoding="utf-8")
    report = import_dataset(directory=lakes, actor=ACTOR)
    assert report.kept == {"ranks": 1}
    assert not report.changes_anything


def test_part_of_a_dataset_refers_to_what_the_record_has(lakes: Path, tmp_path: Path) -> None:
    import_dataset(directory=lakes, actor=ACTOR)
    part = tmp_path / "part"
    part.mkdir()
    header, *_rows = (lakes / "status_changes.csv").read_text(encoding="utf-8").splitlines()
    (part / "status_changes.csv").write_text(
        header + "\ncouncil-held,council-2031,held,2031-03-03/2031-03-04,,,gazette:1.3,,\n",
        encoding="utf-8",
    )
    assert import_dataset(directory=part, actor=ACTOR).created == {"status_changes": 1}
    assert StatusChange.objects.filter(act__ref="council-2031").count() == 1


def test_refused_dataset_leaves_nothing(lakes: Path, edit: Edit) -> None:
    edit("acts.csv", "handover-2031", "date", "2031-02-30")
    with pytest.raises(DatasetRefused):
        import_dataset(directory=lakes, actor=ACTOR)
    assert (Party.objects.count(), Action.objects.count(), Citation.objects.count()) == (0, 0, 0)
    assert Entry.objects.count() == 0


def test_what_the_database_refuses_is_told_and_leaves_nothing(
    lakes: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # A constraint that no rule of a room foresees: the same position twice in one chain.
    shutil.copy(lakes / "meetings.csv", lakes / "kept")
    rows = (lakes / "meetings.csv").read_text(encoding="utf-8")
    header, row = rows.splitlines()
    second = row.replace("council-2031", "sealed-talks", 1).replace(",3,", ",4,")
    (lakes / "meetings.csv").write_text(f"{header}\n{row}\n{second}\n", encoding="utf-8")
    with pytest.raises(DatasetRefused) as refused:
        import_dataset(directory=lakes, actor=ACTOR)
    assert len(refused.value.problems) == 1
    assert "chain" in refused.value.problems[0].message("en")
    assert Party.objects.count() == 0


def test_number_of_queries_does_not_grow_with_the_rows(lakes: Path) -> None:
    import_dataset(directory=lakes, actor=ACTOR)
    with CaptureQueriesContext(
        connection,
    ) as few:
        import_dataset(directory=lakes, actor=ACTOR)
    path = lakes / "places.csv"
    more = "".join(f"cove-{n},Cove {n},,Indian/Mayotte,almer\n" for n in range(300))
    path.write_text(path.read_text(encoding="utf-8") + more, encoding="utf-8")
    import_dataset(directory=lakes, actor=ACTOR)
    with CaptureQueriesContext(connection) as many:
        import_dataset(directory=lakes, actor=ACTOR)
    assert len(many) == len(few)
