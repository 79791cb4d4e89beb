/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.responsibility;

import io.yunheng.catalog.ClauseLayer;
import io.yunheng.catalog.Condition;
import io.yunheng.catalog.Deployment;
import io.yunheng.catalog.Industry;
import io.yunheng.catalog.Institution;
import io.yunheng.catalog.Profile;
import io.yunheng.catalog.ServiceModel;
import io.yunheng.catalog.Stage;
import io.yunheng.fault.FaultCode;
import io.yunheng.fault.FaultException;
import io.yunheng.fault.Problems;
import io.yunheng.files.Fields;
import io.yunheng.files.Node;
import io.yunheng.files.YamlDocument;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Reads an arrangement from YAML; all errors are reported together, with their lines. */
public final class ArrangementReader {
  private static final String VERSION = "1";
  private static final Set<String> COUNTRIES = Set.of(Locale.getISOCountries());

  private static final Node NO_NAME = new Node.Nothing(0);

  private final Set<String> behaviours;
  private final List<String> contents = AgreementContents.shipped().ids();
  private final ListedIds organisations = new ListedIds();
  private final Set<String> organisationNames = new HashSet<>();
  private final ListedIds services = new ListedIds();
  private final ListedIds agreements = new ListedIds();
  private final ListedIds norms = new ListedIds();

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
    return read(
        problems -> new Document(Fields.of(file, YamlDocument.parse(bytes, file), problems)),
        new Problems(),
        behaviours);
  }

  /**
   * Reads what is written down in some other form.
   *
   * @param problems where everything that is wrong is told
   * @throws FaultException with everything that is wrong
   */
  public static Arrangement read(
      Function<Problems, Writing> form, Problems problems, Set<String> behaviours) {
    ArrangementReader reader = new ArrangementReader(behaviours);
    Arrangement arrangement = reader.arrangement(form.apply(problems));
    problems.throwIfAny();
    return arrangement;
  }

  /** An arrangement as it is written down. */
  public interface Writing {
    /** What is said once: {@code arrangement}, {@code name}, {@code asOf}. */
    Fields head();

    /** The entries of a section, {@code organisations} and so on; empty if there are none. */
    List<Fields> section(String name);
  }

  private record Document(Fields head) implements Writing {
    @Override
    public List<Fields> section(String name) {
      return head.list(name);
    }
  }

  private Arrangement arrangement(Writing writing) {
    Fields root = writing.head();
    root.only(
        "arrangement",
        "name",
        "asOf",
        "organisations",
        "services",
        "acts",
        "agreements",
        "delegations",
        "authorisations",
        "norms",
        "supervisions");
    if (root.names().isEmpty()) {
      throw FaultException.of(FaultCode.ARRANGEMENT_EMPTY, "file", root.file());
    }
    if (!root.text("arrangement").equals(VERSION) && root.has("arrangement")) {
      root.wrong("arrangement", root.text("arrangement"), VERSION);
    }
    List<Organisation> parties = new ArrayList<>();
    for (Fields fields : some(writing, "organisations")) {
      parties.add(organisation(fields));
    }
    List<CloudService> offered = new ArrayList<>();
    List<Fields> written = some(writing, "services");
    written.forEach(
        fields -> listed(fields, services, fields.optionalText("id").orElse(""), name(fields)));
    for (Fields fields : written) {
      offered.add(service(fields));
    }
    List<Act> acts = new ArrayList<>();
    for (Fields fields : some(writing, "acts")) {
      acts.addAll(acts(fields));
    }
    List<ServiceAgreement> contracts =
        writing.section("agreements").stream().map(this::agreement).toList();
    List<Delegation> handed = new ArrayList<>();
    Set<String> ids = new HashSet<>();
    for (Fields fields : writing.section("delegations")) {
      Delegation delegation = delegation(fields);
      handed.add(delegation);
      once(fields, ids, delegation.id());
    }
    return new Arrangement(
        root.text("name"),
        WrittenDays.needed(root, "asOf"),
        parties,
        offered,
        acts,
        contracts,
        handed,
        authorisations(writing),
        norms(writing),
        supervisions(writing));
  }

  private List<Authorisation> authorisations(Writing writing) {
    List<Authorisation> all = new ArrayList<>();
    Set<String> ids = new HashSet<>();
    for (Fields fields : writing.section("authorisations")) {
      fields.only(
          "id", "service", "from", "to", "clauses", "layers", "stages", "validFrom", "validTo");
      Optional<LocalDate> from = WrittenDays.day(fields, "validFrom");
      Optional<LocalDate> to = WrittenDays.day(fields, "validTo");
      WrittenDays.inOrder(fields, from, to);
      Authorisation one =
          new Authorisation(
              fields.text("id"),
              service(fields, "service"),
              known(fields, "from", organisations),
              known(fields, "to", organisations),
              scope(fields),
              from,
              to,
              fields.line());
      all.add(one);
      once(fields, ids, one.id());
    }
    return all;
  }

  private List<Norm> norms(Writing writing) {
    List<Norm> all = new ArrayList<>();
    for (Fields fields : writing.section("norms")) {
      fields.only("id", "name", "services", "document", "months");
      List<String> covered = references(fields, "services", services);
      if (covered.isEmpty()) {
        fields.missing("services");
      }
      Norm one =
          new Norm(
              fields.text("id"),
              fields.optionalText("name").orElseGet(() -> fields.text("id")),
              covered,
              fields.optionalText("document"),
              fields.optionalNumber("months", 1, 120),
              fields.line());
      all.add(one);
      listed(fields, norms, one.id(), one.name());
    }
    return all;
  }

  private List<Supervision> supervisions(Writing writing) {
    List<Supervision> all = new ArrayList<>();
    Set<String> ids = new HashSet<>();
    for (Fields fields : writing.section("supervisions")) {
      fields.only("id", "norm", "service", "by", "over", "on", "found", "document");
      if (!fields.has("norm") && !fields.has("service")) {
        fields.missing("norm");
      }
      Supervision one =
          new Supervision(
              fields.text("id"),
              optional(fields, "norm", norms),
              optional(fields, "service", services),
              known(fields, "by", organisations),
              known(fields, "over", organisations),
              WrittenDays.needed(fields, "on"),
              fields.text("found"),
              fields.optionalText("document"),
              fields.line());
      all.add(one);
      once(fields, ids, one.id());
    }
    return all;
  }

  private static String name(Fields fields) {
    return fields.node("name").orElse(NO_NAME) instanceof Node.Scalar(String text, int _)
        ? text
        : "";
  }

  private static void listed(Fields fields, ListedIds ids, String id, String name) {
    if (!id.isEmpty() && !ids.add(id, name)) {
      fields.twice("id", id);
    }
  }

  private static void once(Fields fields, Set<String> ids, String id) {
    if (!ids.add(id)) {
      fields.twice("id", id);
    }
  }

  private String service(Fields fields, String key) {
    return fields.has(key) || services.size() != 1
        ? known(fields, key, services)
        : services.first();
  }

  private static List<Fields> some(Writing writing, String section) {
    List<Fields> all = writing.section(section);
    if (all.isEmpty() && !writing.head().has(section)) {
      writing.head().missing(section);
    }
    return all;
  }

  private Organisation organisation(Fields fields) {
    fields.only("id", "name", "several", "institution", "seat", "operations");
    String id = fields.text("id");
    String name = fields.text("name");
    listed(fields, organisations, id, name);
    if (!name.isEmpty() && !organisationNames.add(name)) {
      fields.twice("name", name);
    }
    Optional<String> seat = fields.optionalText("seat");
    List<String> operations = fields.texts("operations");
    seat.ifPresent(one -> country(fields, "seat", one));
    operations.forEach(one -> country(fields, "operations", one));
    return new Organisation(
        id,
        name,
        fields.flag("several"),
        word(fields, "institution", Institution.class),
        seat,
        operations);
  }

  private static void country(Fields fields, String key, String code) {
    if (!COUNTRIES.contains(code)) {
      fields.wrong(key, code, "CN | HK | SG | US | … (ISO 3166-1)");
    }
  }

  private static List<String> references(Fields fields, String key, ListedIds known) {
    List<String> ids = fields.texts(key);
    ids.stream()
        .filter(id -> !known.contains(id))
        .forEach(id -> fields.unlisted(key, id, known.known(id)));
    return ids;
  }

  private CloudService service(Fields fields) {
    fields.only(
        "id", "name", "model", "deployment", "industry", "level", "systems", "builtOn", "facts");
    String id = fields.text("id");
    List<String> on = references(fields, "builtOn", services);
    if (on.contains(id)) {
      fields.same("builtOn", "id", id);
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
            Set.of()),
        fields.optionalNumber("systems", 1, 5),
        on,
        fields.line());
  }

  private static <E extends Enum<E> & io.yunheng.fault.Word> Optional<E> word(
      Fields fields, String key, Class<E> type) {
    return fields.words(key, type).stream().findFirst();
  }

  /** One organisation's acts; several behaviours may be written together. */
  private List<Act> acts(Fields fields) {
    fields.only("organisation", "service", "does", "toward", "note");
    String organisation = known(fields, "organisation", organisations);
    String service = service(fields, "service");
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

  private ServiceAgreement agreement(Fields fields) {
    fields.only(
        "id",
        "name",
        "parties",
        "services",
        "supplier",
        "clauses",
        "layers",
        "stages",
        "signed",
        "validFrom",
        "validTo",
        "document",
        "terms",
        "contents");
    String id = fields.text("id");
    listed(fields, agreements, id, name(fields));
    List<String> parties = references(fields, "parties", organisations);
    int different = new HashSet<>(parties).size();
    if (different < 2) {
      fields.tooFew("parties", 2, different);
    }
    Optional<LocalDate> from = WrittenDays.day(fields, "validFrom");
    Optional<LocalDate> to = WrittenDays.day(fields, "validTo");
    WrittenDays.inOrder(fields, from, to);
    Map<AgreementTerm, String> terms = new EnumMap<>(AgreementTerm.class);
    fields
        .fields("terms")
        .ifPresent(
            stated -> {
              List<String> known = new ArrayList<>();
              for (AgreementTerm term : AgreementTerm.values()) {
                known.add(term.code());
                stated.optionalText(term.code()).ifPresent(text -> terms.put(term, text));
              }
              stated.only(known.toArray(String[]::new));
            });
    Optional<String> supplier = fields.optionalText("supplier");
    supplier
        .filter(one -> !parties.contains(one))
        .ifPresent(one -> fields.wrong("supplier", one, String.join(" | ", parties)));
    Map<String, String> stated = new LinkedHashMap<>();
    fields
        .fields("contents")
        .ifPresent(
            given -> {
              given.only(contents.toArray(String[]::new));
              contents.forEach(
                  one -> given.optionalText(one).ifPresent(text -> stated.put(one, text)));
            });
    return new ServiceAgreement(
        id,
        fields.optionalText("name").orElse(id),
        parties,
        WrittenDays.day(fields, "signed"),
        from,
        to,
        fields.optionalText("document"),
        terms,
        new AgreementScope(references(fields, "services", services), supplier, scope(fields)),
        stated,
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
      fields.same("to", "from", to);
    }
    Optional<String> agreement = optional(fields, "agreement", agreements);
    return new Delegation(
        fields.text("id"),
        service(fields, "service"),
        from,
        to,
        scope(fields),
        agreement,
        WrittenDays.day(fields, "since"),
        fields.optionalText("justification"),
        fields.line());
  }

  private static WorkScope scope(Fields fields) {
    return new WorkScope(
        fields.texts("clauses"),
        Set.copyOf(fields.words("layers", ClauseLayer.class)),
        Set.copyOf(fields.words("stages", Stage.class)));
  }

  private static String known(Fields fields, String key, ListedIds ids) {
    String id = fields.text(key);
    if (!id.isEmpty() && !ids.contains(id)) {
      fields.unlisted(key, id, ids.known(id));
    }
    return id;
  }

  private static Optional<String> optional(Fields fields, String key, ListedIds ids) {
    return fields.has(key) ? Optional.of(known(fields, key, ids)) : Optional.empty();
  }
}
