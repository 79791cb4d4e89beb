/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.server.result;

import io.yunheng.assessment.AssessmentComparison;
import io.yunheng.assessment.AssessmentComparison.Cause;
import io.yunheng.assessment.AssessmentComparison.Change;
import io.yunheng.assessment.Basis;
import io.yunheng.assessment.Decision;
import io.yunheng.catalog.Item;
import io.yunheng.catalog.MlpsCatalog;
import io.yunheng.catalog.Verdict;
import io.yunheng.report.view.Printable;
import io.yunheng.report.words.Words;
import io.yunheng.server.page.PageCell;
import io.yunheng.server.page.RunPart;
import io.yunheng.server.page.Spacing;
import io.yunheng.server.web.Visit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What made the difference between two runs, in words: object by object, what came new first. */
record CauseRows(Visit visit, MlpsCatalog catalog, FactNames names) {
  private static final int CAUSES = 8;
  private static final int FACTS = 4;
  private static final Pattern STANDS = Pattern.compile("(\\S+) \\((\\S+)\\)");

  /** An item that changed. */
  RunPart.Changed of(Change change, VisibleRun after) {
    Optional<Item> item = catalog.item(change.item());
    Map<String, List<RunPart.ChangedAnswer>> objects = new LinkedHashMap<>();
    for (Cause cause : change.causes().stream().limit(CAUSES).toList()) {
      objects.computeIfAbsent(object(cause), _ -> new ArrayList<>()).add(answer(item, cause));
    }
    List<RunPart.ChangedObject> rows = new ArrayList<>();
    objects.forEach((name, answers) -> rows.add(new RunPart.ChangedObject(name, answers)));
    if (change.causes().size() > CAUSES) {
      rows.add(
          new RunPart.ChangedObject(
              visit.text("result.more", Integer.toString(change.causes().size() - CAUSES)),
              List.of()));
    }
    return new RunPart.Changed(
        new PageCell.Link(
            item.map(one -> one.clause() + " " + one.title().in(visit.language()))
                .orElse(change.item()),
            after.item(change.item())),
        outcome(change.before()),
        outcome(change.after()),
        rows);
  }

  private List<RunPart.Outcome> outcome(Optional<Decision> decision) {
    return decision.stream()
        .map(Decision::verdict)
        .map(verdict -> new RunPart.Outcome(verdict.code(), say("verdict", verdict.code())))
        .toList();
  }

  private String object(Cause cause) {
    if (cause.object().equals(AssessmentComparison.UNSEEN)) {
      return visit.text("result.unseen-objects");
    }
    return Printable.text(cause.objectName().isEmpty() ? cause.object() : cause.objectName());
  }

  /** What came new; what is gone only where an answer is known now, so that it is truly gone. */
  private RunPart.ChangedAnswer answer(Optional<Item> item, Cause cause) {
    String question =
        item.flatMap(one -> one.aspect(cause.aspect()))
            .map(aspect -> aspect.question().in(visit.language()))
            .orElse(cause.aspect());
    boolean same = cause.before().equals(cause.after());
    List<String> facts = new ArrayList<>();
    tell(facts, "result.violates-now", cause.appeared(), fact -> !names.missing(fact));
    tell(facts, "result.misses-now", cause.appeared(), names::missing);
    if (!cause.after().contains("|")) {
      Set<String> stillNeeded =
          cause.appeared().stream().map(names::need).collect(Collectors.toSet());
      tell(facts, "result.violates-no-more", cause.gone(), fact -> !names.missing(fact));
      supplied(facts, cause.gone(), stillNeeded);
    }
    return new RunPart.ChangedAnswer(
        question.isEmpty() ? visit.text("result.verdict") : question,
        same ? "" : values(cause.before()),
        same ? "" : values(cause.after()),
        facts);
  }

  private void tell(
      List<String> told, String key, Collection<String> facts, Predicate<String> which) {
    add(told, key, facts.stream().filter(which).map(names::of).distinct().toList());
  }

  /** What was missing and is there now, where it is known what that was. */
  private void supplied(List<String> told, Collection<String> gone, Set<String> still) {
    add(
        told,
        "result.supplied",
        gone.stream()
            .filter(names::missing)
            .map(names::need)
            .filter(need -> !need.isEmpty() && !still.contains(need))
            .distinct()
            .toList());
  }

  private void add(List<String> told, String key, List<String> facts) {
    if (facts.isEmpty()) {
      return;
    }
    String shown =
        facts.stream()
            .limit(FACTS)
            .map(fact -> Spacing.of(Printable.text(fact, 120)))
            .collect(Collectors.joining(visit.text("list.semicolon")));
    told.add(
        visit.text(key)
            + visit.text("list.colon")
            + shown
            + (facts.size() > FACTS
                ? visit.text("list.semicolon")
                    + visit.text("result.more", Integer.toString(facts.size() - FACTS))
                : ""));
  }

  /** Values of an aspect, verdicts or bases, joined by a bar in the comparison. */
  private String values(String joined) {
    return List.of(joined.split("\\|", -1)).stream()
        .map(this::value)
        .collect(Collectors.joining(visit.text("list.or")));
  }

  private String value(String code) {
    Matcher stands = STANDS.matcher(code);
    if (stands.matches()) {
      return visit.text("result.stands", value(stands.group(1)), value(stands.group(2)));
    }
    if (code.equals("-")) {
      return visit.text("result.not-there");
    }
    if (code.equals("open") || code.equals("complete")) {
      return visit.text("result.unseen." + code);
    }
    if (Verdict.of(code).isPresent()) {
      return say("verdict", code);
    }
    return Basis.of(code)
        .map(basis -> visit.text("result.basis." + basis.code()))
        .orElseGet(() -> say("value", code));
  }

  private String say(String group, String code) {
    return Words.in(visit.language()).word(group, code);
  }
}
