/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.responsibility.arrangement;

import io.yunheng.catalog.data.Fields;
import io.yunheng.catalog.data.YamlDocument;
import io.yunheng.catalog.standards.ClauseLayer;
import io.yunheng.catalog.standards.Condition;
import io.yunheng.catalog.standards.Deployment;
import io.yunheng.catalog.standards.Industry;
import io.yunheng.catalog.standards.Profile;
import io.yunheng.catalog.standards.ServiceModel;
import io.yunheng.catalog.standards.Stage;
import io.yunheng.fault.FaultException;
import io.yunheng.fault.Problems;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads an arrangement from YAML; everything that is wrong is told together, with its line. */
public final class ArrangementReader {
  private static final String VERSION = "1";

  private final Set<String> behaviours;
  private final Problems problems = new Problems();
  private final Set<String> organisations = new HashSet<>();
  private final Set<String> services = new HashSet<>();
  private final Set<String> agreements = new HashSet<>();

  private ArrangementReader(Set<String> behaviours) {
    this.behaviours = Set.copyOf(behaviours);
  }

  /**
   * Reads a file.
   *
   * @param behaviours the ids of the behaviours there are
   * @throws FaultException with everything that is wrong
   */
  public static Arrangement read(Path file, Set<String> behaviours) {
    String name = String.valueOf(file.getFileName());
    return read(YamlDocument.bytes(file, name), name, behaviours);
  }

  /** Reads the content of a file. */
  public static Arrangement read(byte[] bytes, String file, Set<String> behaviours) {
    ArrangementReader reader = new ArrangementReader(behaviours);
    Arrangement arrangement =
        reader.arrangement(Fields.of(file, YamlDocument.parse(bytes, file), reader.problems));
    reader.problems.throwIfAny();
    return arrangement;
  }

  private Arrangement arrangement(Fields root) {
    root.only(
        "arrangement",
        "name",
        "asOf",
        "organisations",
        "services",
        "acts",
        "agreements",
        "delegations");
    if (!root.text("arrangement").equals(VERSION)) {
      root.wrong("arrangement", root.text("arrangement"), VERSION);
    }
    List<Organisation> parties = new ArrayList<>();
    for (Fields fields : root.someList("organisations")) {
      parties.add(organisation(fields));
    }
    List<CloudService> offered = new ArrayList<>();
    for (Fields fields : root.someList("services")) {
      offered.add(service(fields));
    }
    List<Act> acts = new ArrayList<>();
    for (Fields fields : root.someList("acts")) {
      acts.addAll(acts(fields));
    }
    List<Agreement> contracts = root.list("agreements").stream().map(this::agreement).toList();
    List<Delegation> handed = new ArrayList<>();
    Set<String> ids = new HashSet<>();
    for (Fields fields : root.list("delegations")) {
      Delegation delegation = delegation(fields);
      handed.add(delegation);
      if (!ids.add(delegation.id())) {
        fields.twice("id", delegation.id());
      }
    }
    return new Arrangement(
        root.text("name"),
        day(root, "asOf").orElseGet(() -> missing(root)),
        parties,
        offered,
        acts,
        contracts,
        handed);
  }

  private static LocalDate missing(Fields root) {
    if (!root.has("asOf")) {
      root.missing("asOf");
    }
    return LocalDate.EPOCH;
  }

  private Organisation organisation(Fields fields) {
    fields.only("id", "name", "several");
    String id = fields.text("id");
    if (!organisations.add(id)) {
      fields.twice("id", id);
    }
    return new Organisation(id, fields.text("name"), fields.flag("several"));
  }

  private CloudService service(Fields fields) {
    fields.only("id", "name", "model", "deployment", "industry", "level", "facts");
    String id = fields.text("id");
    if (!services.add(id)) {
      fields.twice("id", id);
    }
    Map<Condition, Boolean> facts = new EnumMap<>(Condition.class);
    fields
        .fields("facts")
        .ifPresent(
            given -> {
              List<String> known = new ArrayList<>();
              for (Condition condition : Condition.values()) {
                known.add(condition.code());
                if (given.has(condition.code())) {
                  facts.put(condition, given.flag(condition.code()));
                }
              }
              given.only(known.toArray(String[]::new));
            });
    return new CloudService(
        id,
        fields.text("name"),
        new Profile(
            word(fields, "industry", Industry.class),
            word(fields, "deployment", Deployment.class),
            word(fields, "model", ServiceModel.class),
            fields.optionalNumber("level", 1, 5),
            facts,
            Set.of()));
  }

  private static <E extends Enum<E> & io.yunheng.catalog.Word> Optional<E> word(
      Fields fields, String key, Class<E> type) {
    return fields.words(key, type).stream().findFirst();
  }

  /** One organisation's acts; several behaviours may be written together. */
  private List<Act> acts(Fields fields) {
    fields.only("organisation", "service", "does", "toward", "note");
    String organisation = known(fields, "organisation", organisations);
    String service =
        fields.has("service") || services.size() != 1
            ? known(fields, "service", services)
            : services.iterator().next();
    List<String> does = fields.texts("does");
    if (does.isEmpty()) {
      fields.missing("does");
    }
    List<Act> acts = new ArrayList<>();
    for (String behaviour : does) {
      if (!behaviours.contains(behaviour)) {
        fields.wrong("does", behaviour, String.join(" | ", behaviours.stream().sorted().toList()));
      }
      acts.add(
          new Act(
              organisation,
              service,
              behaviour,
              fields.texts("toward"),
              fields.optionalText("note").orElse(""),
              fields.line()));
    }
    return acts;
  }

  private Agreement agreement(Fields fields) {
    fields.only("id", "name", "parties", "signed", "validFrom", "validTo", "document", "terms");
    String id = fields.text("id");
    if (!agreements.add(id)) {
      fields.twice("id", id);
    }
    List<String> parties = fields.texts("parties");
    if (new HashSet<>(parties).size() < 2) {
      fields.wrong("parties", parties.toString(), "2 …");
    }
    for (String party : parties) {
      if (!organisations.contains(party)) {
        fields.dangling("parties", party);
      }
    }
    Optional<LocalDate> from = day(fields, "validFrom");
    Optional<LocalDate> to = day(fields, "validTo");
    if (from.isPresent() && to.isPresent() && to.get().isBefore(from.get())) {
      fields.wrong("validTo", to.get().toString(), ">= " + from.get());
    }
    Map<Term, String> terms = new EnumMap<>(Term.class);
    fields
        .fields("terms")
        .ifPresent(
            stated -> {
              List<String> known = new ArrayList<>();
              for (Term term : Term.values()) {
                known.add(term.code());
                stated.optionalText(term.code()).ifPresent(text -> terms.put(term, text));
              }
              stated.only(known.toArray(String[]::new));
            });
    return new Agreement(
        id,
        fields.optionalText("name").orElse(id),
        parties,
        day(fields, "signed"),
        from,
        to,
        fields.optionalText("document"),
        terms,
        fields.line());
  }

  private Delegation delegation(Fields fields) {
    fields.only(
        "id",
        "service",
        "from",
        "to",
        "clauses",
        "layers",
        "stages",
        "agreement",
        "since",
        "justification");
    String from = known(fields, "from", organisations);
    String to = known(fields, "to", organisations);
    if (!from.isEmpty() && from.equals(to)) {
      fields.wrong("to", to, "!= from");
    }
    Optional<String> agreement = fields.optionalText("agreement");
    agreement
        .filter(id -> !agreements.contains(id))
        .ifPresent(id -> fields.dangling("agreement", id));
    return new Delegation(
        fields.text("id"),
        fields.has("service") || services.size() != 1
            ? known(fields, "service", services)
            : services.iterator().next(),
        from,
        to,
        fields.texts("clauses"),
        Set.copyOf(fields.words("layers", ClauseLayer.class)),
        Set.copyOf(fields.words("stages", Stage.class)),
        agreement,
        day(fields, "since"),
        fields.optionalText("justification"),
        fields.line());
  }

  private static String known(Fields fields, String key, Set<String> ids) {
    String id = fields.text(key);
    if (!id.isEmpty() && !ids.contains(id)) {
      fields.dangling(key, id);
    }
    return id;
  }

  private static Optional<LocalDate> day(Fields fields, String key) {
    Optional<String> text = fields.optionalText(key);
    if (text.isEmpty()) {
      return Optional.empty();
    }
    try {
      return Optional.of(LocalDate.parse(text.get()));
    } catch (DateTimeException e) {
      fields.wrong(key, text.get(), "2026-11-21");
      return Optional.of(LocalDate.EPOCH);
    }
  }
}
