/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.server.evidence;

import io.yunheng.casework.EvidenceKind;
import io.yunheng.casework.WorkCase;
import io.yunheng.server.page.FormField;
import io.yunheng.server.page.PageCell;
import io.yunheng.server.page.PagePart;
import io.yunheng.server.page.Tone;
import io.yunheng.server.web.FieldMaker;
import io.yunheng.server.web.PageWords;
import io.yunheng.server.web.Visit;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Which evidence a list shows, and how one asks for other. */
record EvidenceSearch(Visit visit, PageWords say, EvidenceAges ages) {
  /** Says what makes evidence overdue, and leads back to all. */
  PagePart overdue(WorkCase workCase) {
    String limits =
        ages.days().entrySet().stream()
            .sorted(Map.Entry.comparingByKey())
            .map(
                one ->
                    visit.text(
                        "evidence.overdue.limit",
                        say.word("evidence.kind", one.getKey()),
                        Integer.toString(one.getValue())))
            .collect(Collectors.joining(visit.text("list.semicolon")));
    return new PagePart.Sentence(
        List.of(
            new PageCell.Plain(visit.text("evidence.overdue.why", limits) + " "),
            new PageCell.Link(
                visit.text("evidence.overdue.all"), "/cases/" + workCase.id() + "/evidence")));
  }

  /** The form by which one searches. */
  PagePart form(Optional<EvidenceKind> kind, boolean all) {
    FieldMaker make = new FieldMaker(visit);
    List<FormField.Option> kinds =
        Stream.concat(
                Stream.of(new FormField.Option("", visit.text("word.all"))),
                say.options("evidence.kind", Arrays.stream(EvidenceKind.values())).stream())
            .toList();
    return new PagePart.EntryForm(
        visit.path(),
        "",
        List.of(
            new FormField.Line(
                "q",
                visit.text("evidence.search"),
                visit.form("q"),
                "",
                FormField.Kind.SEARCH,
                "off",
                false),
            new FormField.Choice(
                "kind",
                visit.text("evidence.kind"),
                kinds,
                kind.map(EvidenceKind::code).orElse(""),
                ""),
            make.choice(
                "state",
                List.of(
                    new FormField.Option("", visit.text("evidence.state.current")),
                    new FormField.Option("all", visit.text("evidence.state.every"))),
                all ? "all" : "")),
        visit.text("form.search"),
        Tone.PLAIN,
        Map.of(),
        false);
  }
}
