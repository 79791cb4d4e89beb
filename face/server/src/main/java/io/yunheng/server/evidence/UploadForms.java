/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.server.evidence;

import io.yunheng.access.Operation;
import io.yunheng.casework.CaseEvidenceFile;
import io.yunheng.casework.EvidenceKind;
import io.yunheng.casework.PartialUpload;
import io.yunheng.casework.WorkCase;
import io.yunheng.server.page.FormField;
import io.yunheng.server.page.PagePart;
import io.yunheng.server.web.FieldMaker;
import io.yunheng.server.web.PageWordsSource;
import io.yunheng.server.web.Visit;
import io.yunheng.store.UploadTable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The forms by which evidence comes in. */
public record UploadForms(CaseDesk desk, PageWordsSource words) {
  private static final List<String> SCRIPT =
      List.of(
          "folder", "drop", "pasted", "waits", "runs", "reads", "broken", "done", "differs", "same",
          "taken", "skip", "anyway", "version", "rename", "skipped", "failed", "retry", "other",
          "resume", "empty");

  /** Any evidence of a case. */
  PagePart desk(Visit visit, WorkCase workCase, Set<String> objects) {
    FieldMaker make = new FieldMaker(visit);
    List<FormField> fields = new ArrayList<>();
    boolean registers = desk.may(visit, Operation.REGISTER_CHANGE, workCase, "");
    fields.add(
        new FormField.Choice(
            "kind",
            visit.text("evidence.kind"),
            words
                .of(visit)
                .options(
                    "evidence.kind",
                    Arrays.stream(EvidenceKind.values())
                        .filter(kind -> kind != EvidenceKind.REGISTER || registers)),
            EvidenceKind.DOCUMENT.code(),
            ""));
    fields.add(
        objects.isEmpty()
            ? optional(visit, "object", "evidence.object.hint")
            : new FormField.Choice(
                "object",
                visit.text("evidence.object"),
                objects.stream().map(one -> new FormField.Option(one, one)).toList(),
                "",
                ""));
    fields.add(
        new FormField.Line(
            "date", visit.text("evidence.date.field"), "", "", FormField.Kind.DATE, "off", false));
    fields.add(optional(visit, "origin", "evidence.origin.hint"));
    fields.add(optional(visit, "note", ""));
    fields.add(make.kept("path", ""));
    return part(visit, workCase, fields, "");
  }

  private static FormField optional(Visit visit, String name, String hint) {
    return new FormField.Line(
        name,
        visit.text("evidence." + name + ".field"),
        "",
        hint.isEmpty() ? "" : visit.text(hint),
        FormField.Kind.TEXT,
        "off",
        false);
  }

  /** A new version of a piece of evidence. */
  PagePart newVersion(Visit visit, WorkCase workCase, CaseEvidenceFile old) {
    FieldMaker make = new FieldMaker(visit);
    return part(
        visit,
        workCase,
        List.of(
            new FormField.Line(
                "date",
                visit.text("evidence.date.field"),
                "",
                "",
                FormField.Kind.DATE,
                "off",
                false),
            optional(visit, "note", ""),
            make.kept("kind", old.description().kind().code()),
            make.kept("object", old.description().object()),
            make.kept("origin", old.description().origin()),
            make.kept("path", old.description().path())),
        old.description().path());
  }

  /** A register, which has its fixed name. */
  PagePart register(Visit visit, WorkCase workCase, String path) {
    FieldMaker make = new FieldMaker(visit);
    return part(
        visit,
        workCase,
        List.of(
            optional(visit, "origin", "evidence.origin.hint"),
            new FormField.Line(
                "date", visit.text("grid.received"), "", "", FormField.Kind.DATE, "off", false),
            make.kept("kind", EvidenceKind.REGISTER.code()),
            make.kept("object", ""),
            make.kept("path", path)),
        path);
  }

  /**
   * What comes back for a request, or for one that the file itself names.
   *
   * @param object that it is about; empty for the case as a whole
   */
  public PagePart returned(Visit visit, WorkCase workCase, ReturnedFolder folder, String object) {
    FieldMaker make = new FieldMaker(visit);
    return part(
        visit,
        workCase,
        List.of(
            new FormField.Line(
                "origin",
                visit.text("request.from.whom"),
                "",
                visit.text("request.outside.hint"),
                FormField.Kind.TEXT,
                "off",
                true),
            new FormField.Line(
                "date",
                visit.text("request.from.when"),
                visit.today().toString(),
                "",
                FormField.Kind.DATE,
                "off",
                true),
            make.kept("kind", EvidenceKind.OTHER.code()),
            make.kept("object", object),
            make.kept("folder", folder.path())),
        "");
  }

  private PagePart part(Visit visit, WorkCase workCase, List<FormField> fields, String fixed) {
    String path = "/cases/" + workCase.id() + "/uploads";
    Map<String, String> texts = new HashMap<>();
    SCRIPT.forEach(name -> texts.put(name, visit.text("upload." + name)));
    return new PagePart.UploadDesk(
        path,
        path + "/single",
        fields,
        UploadTable.LARGEST_PART,
        fixed,
        own(visit, workCase).stream()
            .map(
                one ->
                    new PagePart.Unfinished(
                        path + "/" + one.id(), one.description().path(), one.size()))
            .toList(),
        texts);
  }

  /** The visitor's own uploads into a case that are not finished. */
  List<PartialUpload> own(Visit visit, WorkCase workCase) {
    return desk
        .store()
        .uploads()
        .ofPerson(
            desk.access().scope(visit, Operation.EVIDENCE_ADD),
            workCase.id(),
            visit.known().person().id())
        .stream()
        .filter(one -> !ReturnedFolder.holds(one))
        .toList();
  }
}
