/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.assessment.analysis;

import io.yunheng.assessment.Analysis;
import io.yunheng.assessment.Evidence;
import io.yunheng.assessment.Observation;
import io.yunheng.assessment.check.ResourceView;
import io.yunheng.estate.Estate;
import io.yunheng.estate.Kind;
import io.yunheng.estate.Resource;
import io.yunheng.estate.Tenant;
import io.yunheng.estate.TestRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * Whether enough objects of each configuration were tested and passed. It looks at a group of
 * objects that are alike at a time: one failed test is a violation, too few tested objects are not
 * known, since what was not tested is not shown.
 *
 * <p>Settings: {@code items} and {@code types}, what test records have to say that they are for;
 * {@code over}, a kind of object and conditions, as in {@link RecordCondition}; {@code alike}, the
 * columns in which objects of one configuration are equal, or {@code none}; {@code differ}, a
 * column in which there have to be two values before a test means anything, or {@code none}; {@code
 * fresh}, how long a test counts; {@code level} and {@code sample}, how many objects of each
 * configuration make enough at each level of protection (all of them where there are fewer).
 */
public final class TestCoverage implements Analysis {
  private static final String NONE = "none";

  @Override
  public String name() {
    return "tests-passed";
  }

  @Override
  public void observe(
      Evidence evidence, Map<String, String> settings, Consumer<Observation> observations) {
    Settings read = new Settings(name(), settings);
    Estate estate = evidence.current();
    RecordCondition over = RecordCondition.parse(read.text("over"), evidence.asOf(), read);
    int enough = enough(read);
    List<Resource> objects = objects(estate, over);
    if (!read.text("differ").equals(NONE) && alike(estate, over, objects, read, "differ") < 2) {
      return;
    }
    TestedObjects tested =
        TestedObjects.read(
            evidence, read.words("items"), read.words("types"), read.duration("fresh"));
    for (Map.Entry<String, List<Resource>> group :
        groups(estate, over, objects, read, "alike").entrySet()) {
      observations.accept(observation(estate, tested, group, enough));
    }
  }

  private static int enough(Settings read) {
    Map<String, String> sample = read.pairs("sample");
    try {
      return Integer.parseInt(sample.getOrDefault(read.text("level"), ""));
    } catch (NumberFormatException e) {
      throw read.wrong("sample");
    }
  }

  private static List<Resource> objects(Estate estate, RecordCondition over) {
    Users users = new Users(estate);
    List<Resource> objects = new ArrayList<>();
    for (Resource one : estate.all(over.kind())) {
      boolean customer = !(one instanceof Tenant tenant) || !users.uses(tenant.id()).no();
      if (customer && !over.of(one).no()) {
        objects.add(one);
      }
    }
    return objects;
  }

  private static int alike(
      Estate estate, RecordCondition over, List<Resource> objects, Settings read, String setting) {
    return groups(estate, over, objects, read, setting).size();
  }

  /** Objects by what they have in common. */
  private static Map<String, List<Resource>> groups(
      Estate estate, RecordCondition over, List<Resource> objects, Settings read, String setting) {
    List<String> columns = read.text(setting).equals(NONE) ? List.of() : read.words(setting);
    for (String column : columns) {
      if (over.kind().shape().index(column).isEmpty()) {
        throw read.wrong(setting);
      }
    }
    ResourceView view = new ResourceView(estate, over.kind());
    Map<String, List<Resource>> groups = new TreeMap<>();
    for (Resource object : objects) {
      String common =
          String.join(", ", columns.stream().map(column -> text(view, object, column)).toList());
      groups.computeIfAbsent(common, _ -> new ArrayList<>()).add(object);
    }
    return groups;
  }

  private static String text(ResourceView view, Resource object, String column) {
    String text = view.text(object, column);
    return text.isEmpty() ? "-" : text;
  }

  private static Observation observation(
      Estate estate, TestedObjects tested, Map.Entry<String, List<Resource>> group, int most) {
    List<Resource> objects = group.getValue();
    Kind kind = objects.getFirst().kind();
    ResourceView view = new ResourceView(estate, kind);
    int enough = Math.min(most, objects.size());
    List<String> passed = new ArrayList<>();
    List<String> failed = new ArrayList<>();
    ReachAnswer doubts = ReachAnswer.NO;
    List<TestRecord> records = new ArrayList<>();
    Resource shown = objects.getFirst();
    for (Resource object : objects) {
      String name = view.name(object).isEmpty() ? object.id() : view.name(object);
      TestedObjects.Result result = tested.of(object, name);
      if (result.answer().yes()) {
        passed.add(name);
      } else if (result.answer().no() && !result.records().isEmpty()) {
        shown = failed.isEmpty() ? object : shown;
        failed.add(name);
      } else {
        doubts = doubts.or(result.answer());
      }
      result.records().stream()
          .limit(passed.size() + failed.size() > most ? 0 : 1)
          .forEach(records::add);
    }
    ObservationDraft draft = ObservationDraft.of(estate, shown);
    records.forEach(record -> draft.data(record, "object", "time", "result", "document", "digest"));
    ReachAnswer answer = ReachAnswer.YES;
    if (!failed.isEmpty()) {
      answer = ReachAnswer.NO;
    } else if (passed.size() < enough) {
      answer =
          ReachAnswer.open(tested.tooFew(kind, group.getKey(), passed.size(), enough))
              .and(doubts.open() ? doubts : ReachAnswer.YES);
    }
    String configuration = group.getKey().isEmpty() ? "*" : group.getKey();
    return draft
        .detail("configuration", configuration)
        .detail("objects", Integer.toString(objects.size()))
        .detail("enough", Integer.toString(enough))
        .detail("passed", passed)
        .detail("failed", failed)
        .as(answer);
  }
}
