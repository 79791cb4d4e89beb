/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.assessment;

import io.yunheng.assessment.assess.AspectFindings;
import io.yunheng.assessment.assess.AssessedObject;
import io.yunheng.assessment.assess.AssessedObjects;
import io.yunheng.assessment.assess.FindingDigest;
import io.yunheng.assessment.assess.Inheritance;
import io.yunheng.assessment.assess.PlatformReports;
import io.yunheng.assessment.assess.WorkbookVerdicts;
import io.yunheng.assessment.check.CheckRun;
import io.yunheng.assessment.check.CheckRunner;
import io.yunheng.assessment.check.EvidenceLimits;
import io.yunheng.assessment.verdict.Mixture;
import io.yunheng.catalog.AspectValue;
import io.yunheng.catalog.DutySide;
import io.yunheng.catalog.HighRiskCase;
import io.yunheng.catalog.Item;
import io.yunheng.catalog.MlpsCatalog;
import io.yunheng.catalog.ScaleName;
import io.yunheng.catalog.Verdict;
import io.yunheng.estate.Estate;
import io.yunheng.estate.Gap;
import io.yunheng.run.Progress;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Assesses a case: runs the checks over its evidence and applies the rules of the items. The same
 * case, checks and scale give the same assessment, however many threads work.
 */
public final class Assessor {
  /** How much evidence a result lists; counts are always exact. */
  private static final EvidenceLimits LIMITS = new EvidenceLimits(200, 500, 3, 60);

  private final MlpsCatalog catalog;
  private final List<CheckPack> packs;
  private final int threads;
  private final String producer;

  /**
   * An assessor.
   *
   * @param producer the program and version that the result names
   */
  public Assessor(MlpsCatalog catalog, List<CheckPack> packs, int threads, String producer) {
    this.catalog = catalog;
    this.packs = List.copyOf(packs);
    this.threads = threads;
    this.producer = producer;
  }

  /**
   * Assesses a case on a scale.
   *
   * @throws InterruptedException if it is interrupted; at most one part of a check or one item is
   *     still done
   */
  public Assessment assess(Dossier dossier, ScaleName scale, Progress progress)
      throws InterruptedException {
    Evidence evidence = dossier.evidence();
    List<Check> checks =
        packs.stream()
            .flatMap(pack -> pack.checks().stream())
            .filter(check -> check.subjects().contains(evidence.subject()))
            .toList();
    List<CheckRun> runs = new CheckRunner(LIMITS, threads, progress).run(checks, evidence);
    Work work =
        new Work(
            scale,
            new AspectFindings(evidence, runs),
            new AssessedObjects(evidence, dossier.settings().tenant(), dossier.settings().system()),
            new WorkbookVerdicts(dossier.workbook()),
            new Inheritance(
                evidence,
                PlatformReports.of(dossier.settings(), evidence),
                dossier.settings().level()),
            evidence.subject());
    List<ItemResult> items = new ArrayList<>();
    for (Item item : catalog.items()) {
      if (Thread.interrupted()) {
        throw new InterruptedException();
      }
      items.add(work.item(item));
    }
    Map<String, ItemResult> byId = new LinkedHashMap<>();
    items.forEach(item -> byId.put(item.id(), item));
    return new Assessment(
        heading(dossier, scale),
        items,
        catalog.controlPoints().stream()
            .map(point -> group(point.id(), byId, item -> item.controlPoint().equals(point.id())))
            .toList(),
        catalog.layers().stream()
            .map(layer -> group(layer.id(), byId, item -> item.layer().equals(layer.id())))
            .toList(),
        catalog.highRiskCases().stream()
            .flatMap(one -> risk(one, byId, work.people()).stream())
            .toList(),
        evidence.current().coverages(),
        dossier.conflicts(),
        dossier.workbook().conflicts(),
        runs.stream().flatMap(run -> run.traces().stream()).toList());
  }

  private Heading heading(Dossier dossier, ScaleName scale) {
    return new Heading(
        dossier.settings().name(),
        dossier.address(),
        dossier.evidence().subject(),
        dossier.evidence().asOf(),
        dossier.settings().zone(),
        dossier.settings().level(),
        scale,
        dossier.settings().example(),
        dossier.settings().tenant(),
        dossier.settings().system(),
        PlatformReports.of(dossier.settings(), dossier.evidence()),
        dossier.evidence().current().header(),
        dossier.evidence().earlier().map(Estate::header),
        catalog.digest(),
        packs.stream()
            .map(
                pack ->
                    new Heading.PackUsed(
                        pack.id(),
                        pack.version(),
                        pack.file(),
                        pack.digest(),
                        pack.checks().size()))
            .toList(),
        producer,
        dossier.seals());
  }

  private GroupResult group(String id, Map<String, ItemResult> items, Predicate<Item> in) {
    List<String> members = catalog.items().stream().filter(in).map(Item::id).toList();
    List<Decision> decisions = members.stream().map(member -> decision(items, member)).toList();
    return new GroupResult(id, Mixture.THREE_LEVELS.of(decisions), members);
  }

  private static Decision decision(Map<String, ItemResult> items, String id) {
    return Optional.ofNullable(items.get(id)).orElseThrow().decision();
  }

  private static Optional<HighRisk> risk(
      HighRiskCase one, Map<String, ItemResult> items, WorkbookVerdicts people) {
    Set<Verdict> failing = EnumSet.of(Verdict.PARTIAL, Verdict.NON_COMPLIANT);
    List<String> present =
        one.items().stream()
            .filter(id -> failing.containsAll(decision(items, id).possible()))
            .toList();
    if (!present.isEmpty()) {
      return Optional.of(new HighRisk(one.id(), true, present, people.judgements(one.id())));
    }
    List<String> possible =
        one.items().stream()
            .filter(id -> decision(items, id).possible().stream().anyMatch(failing::contains))
            .toList();
    return possible.isEmpty()
        ? Optional.empty()
        : Optional.of(new HighRisk(one.id(), false, possible, people.judgements(one.id())));
  }

  private record Work(
      ScaleName scale,
      AspectFindings findings,
      AssessedObjects objects,
      WorkbookVerdicts people,
      Inheritance inheritance,
      SubjectKind subject) {
    ItemResult item(Item item) {
      ItemRule rule = ItemRule.of(item, scale);
      ItemRule otherRule = ItemRule.of(item, other());
      List<AssessedObject> all = objects.of(item, findings.tenants(item));
      List<ObjectResult> results =
          all.stream().map(object -> object(item, rule, otherRule, object, all.size())).toList();
      List<Decision> decisions = new ArrayList<>();
      List<Decision> others = new ArrayList<>();
      for (ObjectResult result : results) {
        decisions.add(result.decision());
        others.add(result.otherDecision());
      }
      List<Gap> unseen = objects.unseen(item);
      if (!unseen.isEmpty()) {
        decisions.add(Decision.open());
        others.add(Decision.open());
      }
      return new ItemResult(
          item.id(), rule.decideOver(decisions), otherRule.decideOver(others), results, unseen);
    }

    private ScaleName other() {
      return scale == ScaleName.WORKBOOK ? ScaleName.GBT28448 : ScaleName.WORKBOOK;
    }

    private ObjectResult object(
        Item item, ItemRule rule, ItemRule otherRule, AssessedObject object, int objectsInAll) {
      if (subject == SubjectKind.TENANT && item.side() == DutySide.PLATFORM) {
        return inherited(item, object);
      }
      List<AspectResult> aspects =
          item.aspects().stream()
              .map(aspect -> findings.of(item, aspect, object, objectsInAll))
              .toList();
      List<Set<AspectValue>> values = aspects.stream().map(AspectResult::values).toList();
      ObjectDecision machine = rule.decide(values);
      ObjectDecision otherMachine = otherRule.decide(values);
      return stands(
          item,
          new ObjectResult(
              object.key(),
              object.name(),
              machine,
              otherMachine,
              machine.decision(),
              otherMachine.decision(),
              machine.by() == scale ? Basis.RULES : Basis.OTHER_SCALE,
              aspects,
              people.record(item, object),
              FindingDigest.of(
                  item,
                  object,
                  inOrder(machine, otherMachine),
                  aspects,
                  item.aspects().stream()
                      .map(aspect -> findings.digest(item, aspect, object))
                      .toList())));
    }

    /** Decisions in the order of the scales, whichever decides. */
    private List<ObjectDecision> inOrder(ObjectDecision deciding, ObjectDecision other) {
      return scale.compareTo(other()) < 0 ? List.of(deciding, other) : List.of(other, deciding);
    }

    private ObjectResult inherited(Item item, AssessedObject object) {
      Inheritance.Taken taken = inheritance.of(item);
      ObjectDecision decision = new ObjectDecision(taken.decision(), scale);
      List<AspectResult> aspects =
          taken.gaps().isEmpty()
              ? List.of()
              : item.aspects().stream()
                  .map(
                      aspect ->
                          new AspectResult(
                              aspect.id(),
                              EnumSet.allOf(AspectValue.class),
                              Counts.NONE,
                              taken.gaps(),
                              List.of()))
                  .toList();
      return stands(
          item,
          new ObjectResult(
              object.key(),
              object.name(),
              decision,
              decision,
              taken.decision(),
              taken.decision(),
              taken.gaps().isEmpty() ? Basis.INHERITED : Basis.NOTHING,
              aspects,
              people.record(item, object),
              FindingDigest.inherited(
                  item, object, inOrder(decision, decision), aspects, inheritance.report())));
    }

    /**
     * A person's verdict stands instead of the machine's, unless it is about something else than
     * the machine has found now, or contradicts it without a reason.
     */
    private ObjectResult stands(Item item, ObjectResult found) {
      Optional<RecordedRow> record = found.record();
      Optional<WorkbookDispute> dispute =
          record.flatMap(row -> row.dispute(WorkbookConflict.Field.VERDICT));
      if (dispute.isPresent()) {
        return with(
            found,
            sides(item, dispute.get(), found.machine().decision(), scale),
            sides(item, dispute.get(), found.other().decision(), other()),
            Basis.DISPUTED);
      }
      Optional<Verdict> verdict = record.flatMap(one -> one.entry().verdict());
      if (verdict.isEmpty()) {
        return found;
      }
      ScaleName given = record.orElseThrow().lead().scale();
      Decision mine = WorkbookVerdicts.onScale(item, given, verdict.get(), scale);
      Decision others = WorkbookVerdicts.onScale(item, given, verdict.get(), other());
      Decision machine = found.machine().decision();
      boolean answers = !found.stale() && !record.get().entry().reason().isEmpty();
      if (!machine.possible().containsAll(mine.possible()) && !answers) {
        return with(
            found, both(mine, machine), both(others, found.other().decision()), Basis.STALE);
      }
      return with(found, mine, others, Basis.PERSON);
    }

    /** Whatever one of the sides says is possible; one without a verdict means the machine's. */
    private static Decision sides(
        Item item, WorkbookDispute dispute, Decision machine, ScaleName scale) {
      return dispute.sides().stream()
          .map(
              side ->
                  side.verdict()
                      .map(verdict -> WorkbookVerdicts.onScale(item, side.scale(), verdict, scale))
                      .orElse(machine))
          .reduce(Work::both)
          .orElse(machine);
    }

    private static Decision both(Decision one, Decision other) {
      Set<Verdict> all = EnumSet.copyOf(one.possible());
      all.addAll(other.possible());
      return Decision.of(all);
    }

    private static ObjectResult with(
        ObjectResult found, Decision decision, Decision other, Basis basis) {
      return new ObjectResult(
          found.object(),
          found.name(),
          found.machine(),
          found.other(),
          decision,
          other,
          basis,
          found.aspects(),
          found.record(),
          found.state());
    }
  }
}
