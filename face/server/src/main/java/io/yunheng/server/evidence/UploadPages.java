/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.server.evidence;

import io.yunheng.access.Operation;
import io.yunheng.casework.CaseEvidenceFile;
import io.yunheng.casework.PartialUpload;
import io.yunheng.casework.WorkCase;
import io.yunheng.server.page.FormField;
import io.yunheng.server.page.PageBody;
import io.yunheng.server.page.PageCell;
import io.yunheng.server.page.PagePart;
import io.yunheng.server.page.Tone;
import io.yunheng.server.web.FieldMaker;
import io.yunheng.server.web.PageWords;
import io.yunheng.server.web.Visit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The page of an upload that is not finished, where one decides what becomes of it. */
record UploadPages(CaseDesk desk) {
  PageBody page(Visit visit, PartialUpload one) {
    WorkCase workCase = desk.workCase(visit);
    String address = "/cases/" + workCase.id() + "/uploads/" + one.id();
    Optional<CaseEvidenceFile> taken =
        desk.store()
            .evidence()
            .current(
                desk.access().scope(visit, Operation.EVIDENCE_READ),
                workCase.id(),
                one.description().object(),
                one.description().path());
    List<PagePart> parts = new ArrayList<>();
    parts.add(
        new PagePart.FactList(
            List.of(
                new PagePart.Fact(
                    visit.text("evidence.path"), new PageCell.Plain(one.description().path())),
                new PagePart.Fact(
                    visit.text("evidence.received"),
                    new PageCell.Plain(
                        visit.text(
                            "evidence.of",
                            PageWords.size(one.received()),
                            PageWords.size(one.size())))))));
    if (!one.whole()) {
      parts.add(new PagePart.Prose(visit.text("evidence.unfinished.how")));
    } else if (taken.isPresent()) {
      parts.add(new PagePart.Remark(Tone.WARN, visit.text("evidence.taken")));
      parts.add(
          new PagePart.LinkRow(
              List.of(
                  new PageCell.Link(
                      visit.text("evidence.taken.see"), EvidenceRoutes.address(taken.get())))));
      if (desk.may(
          visit,
          CaseDesk.changing(taken.get().description().kind()),
          workCase,
          one.description().object())) {
        parts.add(decide(visit, address, "version", "evidence.as-version"));
      }
      parts.add(rename(visit, address, one));
    } else if (visit.form("why").equals("same")) {
      parts.add(new PagePart.Remark(Tone.WARN, visit.text("evidence.same")));
      parts.add(decide(visit, address, "anyway", "evidence.as-further"));
    } else {
      parts.add(decide(visit, address, "", "evidence.finish"));
    }
    parts.add(
        new PagePart.EntryForm(
            address + "/drop",
            "",
            List.of(),
            visit.text("evidence.drop"),
            Tone.BAD,
            Map.of(),
            true));
    parts.add(
        new PagePart.LinkRow(
            List.of(
                new PageCell.Link(
                    visit.text("evidence.title"), "/cases/" + workCase.id() + "/evidence"))));
    return PageBody.narrow(visit.text("evidence.upload"), parts);
  }

  private static PagePart decide(Visit visit, String address, String as, String text) {
    return new PagePart.EntryForm(
        address + "/finish", "", List.of(new FieldMaker(visit).kept("as", as)), visit.text(text));
  }

  private static PagePart rename(Visit visit, String address, PartialUpload one) {
    return new PagePart.EntryForm(
        address + "/finish",
        "",
        List.of(
            new FormField.Line(
                "path",
                visit.text("evidence.other-path"),
                one.description().path(),
                "",
                FormField.Kind.TEXT,
                "off",
                true)),
        visit.text("evidence.rename"));
  }
}
