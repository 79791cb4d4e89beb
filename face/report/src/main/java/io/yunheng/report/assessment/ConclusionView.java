/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.report.assessment;

import io.yunheng.assessment.AspectResult;
import io.yunheng.assessment.Assessment;
import io.yunheng.assessment.Basis;
import io.yunheng.assessment.GapCount;
import io.yunheng.assessment.HighRisk;
import io.yunheng.assessment.ItemResult;
import io.yunheng.assessment.ObjectResult;
import io.yunheng.catalog.HighRiskCase;
import io.yunheng.catalog.Item;
import io.yunheng.catalog.MlpsCatalog;
import io.yunheng.catalog.Verdict;
import io.yunheng.estate.Gap;
import io.yunheng.report.view.Conclusion;
import io.yunheng.report.view.ItemLink;
import io.yunheng.report.view.WordCount;
import io.yunheng.report.words.Words;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;

/** What a reader wants to know first: counts, high risks, and what would cure the unknown. */
final class ConclusionView {
  /** How many cures are shown. */
  private static final int CURES = 40;

  private final Assessment assessment;
  private final MlpsCatalog catalog;
  private final AssessmentPhrases say;
  private final Words words;

  ConclusionView(Assessment assessment, MlpsCatalog catalog, AssessmentPhrases say) {
    this.assessment = assessment;
    this.catalog = catalog;
    this.say = say;
    this.words = say.words();
  }

  Conclusion conclusion() {
    List<Verdict> items = verdicts(assessment.items(), ItemResult::verdict);
    return new Conclusion(
        counts(items),
        List.of(
            tally("tally.items", items),
            tally(
                "tally.objects",
                assessment.items().stream()
                    .flatMap(item -> item.objects().stream())
                    .map(ObjectResult::verdict)
                    .toList()),
            tally("tally.points", verdicts(assessment.controlPoints(), group -> group.verdict())),
            tally("tally.layers", verdicts(assessment.layers(), group -> group.verdict()))),
        assessment.risks().stream().map(this::risk).toList(),
        cures());
  }

  private static <T> List<Verdict> verdicts(List<T> all, Function<T, Verdict> verdict) {
    return all.stream().map(verdict).toList();
  }

  private List<WordCount> counts(Collection<Verdict> verdicts) {
    return Arrays.stream(Verdict.values())
        .map(
            verdict ->
                say.word(
                    "verdict",
                    verdict.code(),
                    verdicts.stream().filter(one -> one == verdict).count()))
        .toList();
  }

  private Conclusion.Tally tally(String label, Collection<Verdict> verdicts) {
    return new Conclusion.Tally(words.of(label), counts(verdicts), verdicts.size());
  }

  private Conclusion.HighRisk risk(HighRisk risk) {
    HighRiskCase one = catalog.highRiskCase(risk.id()).orElseThrow();
    return new Conclusion.HighRisk(
        one.id(),
        one.title().in(words.language()),
        risk.state().code(),
        words.of("high.scope." + one.scope().code()),
        one.mitigation()
            .map(text -> text.in(words.language()))
            .orElseGet(() -> words.of("high.no-mitigation")),
        risk.items().stream().map(this::link).toList(),
        new HandWriting(say).judgements(risk));
  }

  private ItemLink link(String id) {
    Item item = catalog.item(id).orElseThrow();
    return new ItemLink(id, item.clause(), item.title().in(words.language()));
  }

  private static final class Missing {
    private final Set<String> reasons = new TreeSet<>();
    private final Set<String> items = new TreeSet<>();
    private long data;
  }

  private List<Conclusion.Cure> cures() {
    Map<String, Missing> byNeed = new TreeMap<>();
    for (ItemResult item : assessment.items()) {
      if (item.decision().decided()) {
        continue;
      }
      item.unseen().forEach(gap -> add(byNeed, item, gap, 1));
      for (ObjectResult object : item.objects()) {
        if (object.basis() == Basis.DISPUTED) {
          add(byNeed, item, words.of("need.dispute"), "sources-disagree", 1);
        }
        if (!object.decision().decided()) {
          object.aspects().stream()
              .filter(aspect -> !aspect.known())
              .flatMap(ConclusionView::gaps)
              .forEach(gap -> add(byNeed, item, gap.gap(), gap.count()));
        }
      }
    }
    List<Conclusion.Cure> cures = new ArrayList<>();
    byNeed.forEach(
        (need, missing) ->
            cures.add(
                new Conclusion.Cure(
                    need,
                    List.copyOf(missing.reasons),
                    missing.items.stream().map(this::link).toList(),
                    missing.data)));
    cures.sort(
        Comparator.comparingInt((Conclusion.Cure cure) -> -cure.items().size())
            .thenComparing(Comparator.comparingLong((Conclusion.Cure cure) -> -cure.data()))
            .thenComparing(Conclusion.Cure::need));
    return cures.subList(0, Math.min(CURES, cures.size()));
  }

  private static Stream<GapCount> gaps(AspectResult aspect) {
    return aspect.gaps().stream().filter(GapCount::missing);
  }

  private void add(Map<String, Missing> byNeed, ItemResult item, Gap gap, long count) {
    add(byNeed, item, general(gap), gap.reason(), count);
  }

  private void add(
      Map<String, Missing> byNeed, ItemResult item, String need, String reason, long count) {
    Missing missing = byNeed.computeIfAbsent(need, _ -> new Missing());
    missing.reasons.add(words.word("reason", reason));
    missing.items.add(item.id());
    missing.data += count;
  }

  /** The need without the record it is about, so that like needs are counted together. */
  private String general(Gap gap) {
    if (gap.reason().equals("workbook-needed")) {
      return words.of("value.workbook");
    }
    String need = gap.need();
    int blank = need.startsWith("register:") ? need.indexOf(' ') : -1;
    String plain = blank < 0 ? need : need.substring(0, blank);
    int dot = plain.startsWith("register:") ? plain.indexOf('.') : -1;
    return say.need(
        new Gap(
            gap.status(), gap.reason(), dot < 0 ? plain : plain.substring(0, dot), gap.origin()));
  }
}
