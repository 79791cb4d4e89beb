/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.server.record;

import io.yunheng.access.Operation;
import io.yunheng.access.RandomId;
import io.yunheng.access.Scope;
import io.yunheng.assessment.ItemRule;
import io.yunheng.assessment.WorkbookEntry;
import io.yunheng.casework.CaseMark;
import io.yunheng.casework.CaseRecord;
import io.yunheng.casework.EvidenceState;
import io.yunheng.casework.RecordEdit;
import io.yunheng.casework.WorkCase;
import io.yunheng.catalog.Verdict;
import io.yunheng.report.words.Words;
import io.yunheng.server.page.FormField;
import io.yunheng.server.page.PageCell;
import io.yunheng.server.page.PagePart;
import io.yunheng.server.page.Tone;
import io.yunheng.server.web.Visit;
import io.yunheng.store.RowWindow;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Where people write in a record, and what they see where somebody else did meanwhile. */
record RecordForm(RecordDesk desk) {
  private static final RowWindow FILES = RowWindow.first(300);

  /** The form. */
  PagePart of(
      Visit visit,
      RecordBook book,
      RecordFilter filter,
      RecordRow row,
      RecordPage.Trouble trouble) {
    WorkCase one = book.workCase();
    Words words = Words.in(visit.language());
    boolean sent = trouble.again() && visit.forms().containsKey("result");
    WorkbookEntry entry = row.record().map(CaseRecord::entry).orElse(WorkbookEntry.EMPTY);
    List<FormField> fields = new ArrayList<>();
    List<FormField.Option> verdicts = new ArrayList<>();
    for (Verdict verdict : ItemRule.verdicts(row.item(), book.run().scale())) {
      verdicts.add(new FormField.Option(verdict.code(), words.word("verdict", verdict.code())));
    }
    verdicts.add(
        new FormField.Option(
            "",
            visit.text(
                "record.verdict.machine", words.word("verdict", row.machine().verdict().code()))));
    fields.add(
        new FormField.Keyed(
            "verdict",
            visit.text("record.verdict"),
            verdicts,
            trouble.again() ? visit.form("verdict") : entry.verdict().map(Verdict::code).orElse(""),
            ""));
    area(visit, fields, "result", sent, entry.result(), "record.result.hint");
    area(visit, fields, "reason", sent, entry.reason(), "record.reason.hint");
    area(visit, fields, "evidence", sent, entry.evidence(), "");
    for (RandomId id : row.record().map(CaseRecord::files).orElse(List.of())) {
      desk.evidence(visit, one, id)
          .ifPresent(
              file ->
                  fields.add(
                      new FormField.Tick(
                          "file." + id,
                          file.description().path()
                              + (file.state() == EvidenceState.CURRENT
                                  ? ""
                                  : " · " + visit.text("request.file." + file.state().code())),
                          file.state() == EvidenceState.CURRENT)));
    }
    fields.add(
        new FormField.Choice(
            "add", visit.text("record.file.add"), options(visit, one, row), "", ""));
    fields.add(new FormField.Kept("object", row.object().object()));
    fields.add(new FormField.Kept("version", Long.toString(row.version())));
    fields.add(new FormField.Kept("run", book.run().id().text()));
    filter.said().forEach((name, value) -> fields.add(new FormField.Kept(name, value)));
    List<PagePart.FormButton> buttons = new ArrayList<>();
    if (row.moved()) {
      buttons.add(
          new PagePart.FormButton("go", "confirm", visit.text("record.confirm"), Tone.PLAIN));
    }
    buttons.add(new PagePart.FormButton("go", "next", visit.text("record.save.next"), Tone.PLAIN));
    buttons.add(new PagePart.FormButton("go", "stay", visit.text("record.save"), Tone.PLAIN));
    return new PagePart.KeyedForm(
        RecordBook.address(one) + "/" + row.item().id(),
        fields,
        buttons,
        RecordPage.before(visit, book, filter, row)
            .map(each -> filter.address(one, each))
            .orElse(""),
        RecordPage.after(visit, book, filter, row)
            .map(each -> filter.address(one, each))
            .orElse(""),
        visit.text("record.keys"),
        trouble.problems());
  }

  private static void area(
      Visit visit, List<FormField> fields, String name, boolean sent, String value, String hint) {
    fields.add(
        new FormField.Area(
            name,
            visit.text("record." + name),
            sent ? visit.secret(name) : value,
            hint.isEmpty() ? "" : visit.text(hint),
            false));
  }

  private List<FormField.Option> options(Visit visit, WorkCase one, RecordRow row) {
    Scope scope = desk.scope(visit, Operation.EVIDENCE_READ);
    List<RandomId> named = row.record().map(CaseRecord::files).orElse(List.of());
    List<FormField.Option> options = new ArrayList<>();
    options.add(new FormField.Option("", visit.text("record.file.choose")));
    desk
        .cases()
        .store()
        .evidence()
        .list(scope, one.id(), Set.of(EvidenceState.CURRENT), "", FILES)
        .rows()
        .stream()
        .filter(file -> !named.contains(file.id()))
        .forEach(
            file -> options.add(new FormField.Option(file.id().text(), file.description().path())));
    return options;
  }

  /** What somebody wrote meanwhile beside what the visitor wrote, field by field. */
  PagePart both(Visit visit, CaseRecord theirs, RecordEdit mine) {
    Words words = Words.in(visit.language());
    List<List<PageCell>> rows = new ArrayList<>();
    differ(
        visit,
        rows,
        "record.verdict",
        theirs.entry().verdict().map(one -> words.word("verdict", one.code())).orElse("—"),
        mine.entry().verdict().map(one -> words.word("verdict", one.code())).orElse("—"));
    differ(visit, rows, "record.result", theirs.entry().result(), mine.entry().result());
    differ(visit, rows, "record.reason", theirs.entry().reason(), mine.entry().reason());
    differ(visit, rows, "record.evidence", theirs.entry().evidence(), mine.entry().evidence());
    return new PagePart.Listing(
        visit.text(
            "record.stale",
            theirs.written().map((CaseMark mark) -> desk.mark(visit, mark)).orElse("")),
        List.of(
            visit.text("record.field"), visit.text("record.theirs"), visit.text("record.yours")),
        rows,
        visit.text("record.stale.same"));
  }

  private static void differ(
      Visit visit, List<List<PageCell>> rows, String key, String theirs, String yours) {
    if (!theirs.equals(yours)) {
      rows.add(
          List.of(
              new PageCell.Plain(visit.text(key)),
              new PageCell.Lines(theirs.lines().toList()),
              new PageCell.Lines(yours.lines().toList())));
    }
  }
}
