/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.report.oscal;

import io.yunheng.catalog.Actor;
import io.yunheng.catalog.Catalog;
import io.yunheng.catalog.Condition;
import io.yunheng.catalog.Deployment;
import io.yunheng.catalog.Profile;
import io.yunheng.fault.FaultException;
import io.yunheng.fault.Language;
import io.yunheng.fault.Word;
import io.yunheng.report.oscal.OscalJson.Prop;
import io.yunheng.report.responsibility.DutyPhrases;
import io.yunheng.report.words.Words;
import io.yunheng.responsibility.Arrangement;
import io.yunheng.responsibility.CloudService;
import io.yunheng.responsibility.Derivation;
import io.yunheng.responsibility.Duty;
import io.yunheng.responsibility.Organisation;
import io.yunheng.responsibility.Roles;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * Who is responsible for a service as an OSCAL system security plan. It says who has to do what and
 * never that it was done; what the arrangement does not tell is said to be unknown.
 */
public final class OscalPlan {
  /** The role of those who do work; it is not one of the documents' roles. */
  static final String DOING = "work-performer";

  private final Derivation derivation;
  private final Catalog catalog;
  private final CloudService service;
  private final DutyPhrases say;
  private final Words words;
  private final OscalJson json;
  private final OscalId id;
  private final List<Duty> duties;
  private final Map<Actor, Set<String>> holders = new EnumMap<>(Actor.class);
  private final Map<String, List<Actor>> roles = new LinkedHashMap<>();
  private final Map<String, UUID> parties = new HashMap<>();

  private OscalPlan(
      Derivation derivation,
      Catalog catalog,
      CloudService service,
      Language language,
      OscalJson json) {
    this.derivation = derivation;
    this.catalog = catalog;
    this.service = service;
    this.say = new DutyPhrases(derivation, catalog, language);
    this.words = say.words();
    this.json = json;
    this.id = id(derivation.arrangement(), service);
    this.duties = duties(derivation, service);
    for (Roles.Holding holding : derivation.roles().holdings()) {
      if (holding.service().equals(service.id())) {
        holders
            .computeIfAbsent(holding.role(), _ -> new LinkedHashSet<>())
            .add(holding.organisation());
        roles.computeIfAbsent(holding.organisation(), _ -> new ArrayList<>()).add(holding.role());
      }
    }
    OscalId all = of(derivation.arrangement()).of("party");
    for (Organisation one : derivation.arrangement().organisations()) {
      parties.put(one.id(), all.of(one.id()).value());
    }
  }

  /**
   * Writes it over whatever is there; the file is whole or not there at all. It names the profile
   * that {@link OscalFolder} writes beside it.
   *
   * @throws IllegalArgumentException if the service has no duties
   * @throws FaultException if it cannot be written
   */
  public static void write(
      Derivation derivation, Catalog catalog, CloudService service, Language language, Path file) {
    duties(derivation, service);
    OscalJson.write(
        file, json -> new OscalPlan(derivation, catalog, service, language, json).all());
  }

  static OscalId id(Arrangement arrangement, CloudService service) {
    return of(arrangement).of("service", service.id());
  }

  private static OscalId of(Arrangement arrangement) {
    return OscalId.root().of("arrangement", arrangement.name());
  }

  static List<Duty> duties(Derivation derivation, CloudService service) {
    List<Duty> duties =
        derivation.duties().all().stream()
            .filter(duty -> duty.service().equals(service.id()))
            .toList();
    if (duties.isEmpty()) {
      throw new IllegalArgumentException("no duties: " + service.id());
    }
    return duties;
  }

  private void all() {
    json.object(
        "system-security-plan",
        () -> {
          json.uuid("uuid", id.of("plan"));
          json.object("metadata", this::metadata);
          json.object(
              "import-profile",
              () -> json.text("href", new OscalNames(derivation.arrangement()).profile(service)));
          json.object("system-characteristics", this::characteristics);
          json.object("system-implementation", this::implementation);
          json.object("control-implementation", this::controls);
        });
  }

  private void metadata() {
    Arrangement arrangement = derivation.arrangement();
    OscalHead.write(
        json,
        words.of("oscal.plan", service.name()),
        arrangement.asOf(),
        arrangement.asOf().toString(),
        words.language(),
        Prop.of("catalog", catalog.digest()));
    json.list("roles", named(), this::role);
    json.objects("parties", arrangement.organisations(), this::party);
    json.objects(
        "responsible-parties",
        holders.entrySet(),
        held -> {
          json.text("role-id", held.getKey().code());
          json.uuids("party-uuids", held.getValue().stream().map(this::party).toList());
        });
    json.prose("remarks", words.of("oscal.plan.remarks"), words.of("oscal.plan.losses"));
  }

  /** The roles that anything here is about, and that of those who do work. */
  private List<String> named() {
    Set<Actor> named = EnumSet.noneOf(Actor.class);
    named.addAll(holders.keySet());
    for (Duty duty : duties) {
      duty.responsible().forEach(share -> named.add(share.role()));
      named.addAll(duty.outside());
    }
    List<String> ids = new ArrayList<>(named.stream().map(Actor::code).toList());
    ids.add(DOING);
    return ids;
  }

  private void role(String code) {
    json.object(
        () -> {
          json.text("id", code);
          json.title(
              "title",
              Word.of(Actor.class, code).map(say::word).orElseGet(() -> words.of("oscal.doing")));
          if (code.equals(DOING)) {
            json.prose("description", words.of("oscal.doing.what"));
          }
        });
  }

  private void party(Organisation one) {
    json.uuid("uuid", party(one.id()));
    json.text("type", "organization");
    json.string("name", one.name());
    List<Prop> props = new ArrayList<>(List.of(Prop.of("organisation", one.id())));
    if (one.several()) {
      props.add(Prop.of("several", "yes"));
    }
    json.props(props);
  }

  private UUID party(String organisation) {
    return parties.getOrDefault(organisation, id.value());
  }

  private void characteristics() {
    Profile known = service.profile();
    json.objects(
        "system-ids",
        List.of(service.id()),
        one -> {
          json.text("identifier-type", OscalId.NAMESPACE + "/service");
          json.string("id", one);
        });
    json.string("system-name", service.name());
    json.prose("description", words.of("oscal.system", service.name(), arrangement().name()));
    json.props(known(known));
    known
        .level()
        .ifPresent(
            level -> json.string("security-sensitivity-level", words.of("oscal.level", level)));
    json.object(
        "system-information",
        () ->
            json.objects(
                "information-types",
                List.of(id.of("information")),
                one -> {
                  json.uuid("uuid", one);
                  json.title("title", words.of("oscal.unknown"));
                  json.prose("description", words.of("oscal.unknown.information"));
                }));
    json.object("status", () -> other("oscal.unknown.state"));
    json.object(
        "authorization-boundary",
        () -> json.prose("description", words.of("oscal.unknown.boundary")));
    List<String> missing = missing(known);
    if (!missing.isEmpty()) {
      json.prose("remarks", words.of("oscal.unknown.service", String.join(say.comma(), missing)));
    }
  }

  private Arrangement arrangement() {
    return derivation.arrangement();
  }

  private void other(String why) {
    json.text("state", "other");
    json.prose("remarks", words.of(why));
  }

  /** What is known of the service, by OSCAL's own properties too where it has them. */
  private static List<Prop> known(Profile known) {
    List<Prop> props = new ArrayList<>();
    known
        .service()
        .ifPresent(
            one ->
                props.add(Prop.oscal("cloud-service-model", one.code().toLowerCase(Locale.ROOT))));
    known
        .deployment()
        .ifPresent(one -> props.add(Prop.oscal("cloud-deployment-model", deployment(one))));
    known.service().ifPresent(one -> props.add(Prop.of("model", one.code())));
    known.deployment().ifPresent(one -> props.add(Prop.of("deployment", one.code())));
    known.industry().ifPresent(one -> props.add(Prop.of("industry", one.code())));
    known.level().ifPresent(one -> props.add(Prop.of("level", Integer.toString(one))));
    known
        .facts()
        .forEach((fact, holds) -> props.add(Prop.of("fact." + fact.code(), holds ? "yes" : "no")));
    return props;
  }

  private static String deployment(Deployment deployment) {
    return switch (deployment) {
      case PRIVATE -> "private-cloud";
      case COMMUNITY -> "community-cloud";
      case PUBLIC, SOCIAL -> "public-cloud";
    };
  }

  private static List<String> missing(Profile known) {
    List<String> missing = new ArrayList<>();
    if (known.service().isEmpty()) {
      missing.add("model");
    }
    if (known.deployment().isEmpty()) {
      missing.add("deployment");
    }
    if (known.industry().isEmpty()) {
      missing.add("industry");
    }
    if (known.level().isEmpty()) {
      missing.add("level");
    }
    for (Condition condition : Condition.values()) {
      if (!known.facts().containsKey(condition)) {
        missing.add("facts." + condition.code());
      }
    }
    return missing;
  }

  private void implementation() {
    if (holders.isEmpty()) {
      json.objects(
          "users",
          List.of(id.of("user")),
          one -> {
            json.uuid("uuid", one);
            json.title("title", words.of("oscal.unknown"));
            json.prose("description", words.of("oscal.unknown.users"));
          });
    }
    json.objects(
        "users",
        holders.keySet(),
        role -> {
          json.uuid("uuid", id.of("user", role.code()));
          json.title("title", say.word(role));
          json.texts("role-ids", List.of(role.code()));
        });
    json.list("components", components(), Runnable::run);
  }

  private List<Runnable> components() {
    List<Runnable> all = new ArrayList<>();
    all.add(
        () ->
            json.object(
                () -> {
                  json.uuid("uuid", id.of("this-system"));
                  json.text("type", "this-system");
                  json.title("title", service.name());
                  json.prose("description", words.of("oscal.this-system"));
                  json.object("status", () -> other("oscal.unknown.state"));
                }));
    roles.forEach((organisation, held) -> all.add(() -> component(organisation, held)));
    return all;
  }

  private void component(String organisation, List<Actor> held) {
    json.object(
        () -> {
          json.uuid("uuid", component(organisation));
          json.text("type", "service");
          json.title("title", say.name(organisation));
          json.prose(
              "description",
              words.of(
                  "oscal.component",
                  say.name(organisation),
                  String.join(say.comma(), held.stream().map(say::word).toList())));
          json.props(List.of(Prop.of("organisation", organisation)));
          json.object("status", () -> other("oscal.unknown.state"));
          json.objects(
              "responsible-roles",
              held,
              role -> {
                json.text("role-id", role.code());
                json.uuids("party-uuids", List.of(party(organisation)));
              });
        });
  }

  private OscalId component(String organisation) {
    return id.of("component", organisation);
  }

  private void controls() {
    json.prose("description", words.of("oscal.controls"));
    PlanDuties each = new PlanDuties(json, say, id, parties);
    json.objects("implemented-requirements", duties, each::write);
  }
}
