/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.report.oscal;

import static org.assertj.core.api.Assertions.assertThat;

import io.yunheng.catalog.Actor;
import io.yunheng.catalog.Clause;
import io.yunheng.fault.Language;
import io.yunheng.responsibility.CloudService;
import io.yunheng.responsibility.Derivation;
import io.yunheng.responsibility.Duty;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/** What the schemas do not check: that what is named is there, and that all duties are. */
class OscalReferencesTest {
  @TempDir private Path place;

  static Stream<Arguments> examples() {
    return OscalSchemaTest.examples();
  }

  @ParameterizedTest
  @MethodSource("examples")
  void everythingThatIsNamedIsThere(Path example, Language language) throws IOException {
    Written written = Written.of(example, language, place);
    Set<String> controls = new HashSet<>();
    all(written.json("oscal-catalog.json"), "controls")
        .forEach(list -> list.forEach(one -> controls.add(one.path("id").asString())));
    assertThat(controls)
        .isEqualTo(new HashSet<>(Written.CATALOG.clauses().stream().map(Clause::id).toList()));
    for (Path file : written.plans()) {
      JsonNode plan = Written.json(file);
      assertThat(controls).containsAll(texts(plan, "control-id"));
      defined(plan, "component-uuid", plan.findPath("components"), "uuid");
      defined(plan, "provided-uuid", all(plan, "provided"), "uuid");
      defined(plan, "responsibility-uuid", all(plan, "responsibilities"), "uuid");
      defined(plan, "role-id", plan.findPath("roles"), "id");
      Set<String> parties = ids(List.of(plan.findPath("parties")), "uuid");
      for (JsonNode list : all(plan, "party-uuids")) {
        list.forEach(one -> assertThat(parties).contains(one.asString()));
      }
      Set<String> roles = ids(List.of(plan.findPath("roles")), "id");
      for (JsonNode list : all(plan, "role-ids")) {
        list.forEach(one -> assertThat(roles).contains(one.asString()));
      }
      assertThat(texts(plan, "uuid")).doesNotHaveDuplicates();
      unique(all(plan, "responsible-roles"), "role-id");
      unique(all(plan, "responsible-parties"), "role-id");
      unique(all(plan, "by-components"), "component-uuid");
      unique(all(plan, "implemented-requirements"), "control-id");
      JsonNode profile =
          written.json(plan.at("/system-security-plan/import-profile/href").asString());
      assertThat(profile.findPath("href").asString()).isEqualTo("oscal-catalog.json");
      List<String> chosen = new ArrayList<>();
      profile.findPath("with-ids").forEach(one -> chosen.add(one.asString()));
      assertThat(chosen).isEqualTo(texts(plan, "control-id"));
    }
  }

  @ParameterizedTest
  @MethodSource("examples")
  void everyDutyIsThereOnceWithEveryoneWhoIsResponsible(Path example, Language language)
      throws IOException {
    Written written = Written.of(example, language, place);
    Derivation derivation = written.derivation();
    List<CloudService> services = derivation.arrangement().services();
    assertThat(written.plans()).hasSameSizeAs(services);
    int seen = 0;
    for (int i = 0; i < services.size(); i++) {
      String service = services.get(i).id();
      List<Duty> duties =
          derivation.duties().all().stream().filter(one -> one.service().equals(service)).toList();
      JsonNode plan = Written.json(written.plans().get(i)).path("system-security-plan");
      JsonNode requirements = plan.at("/control-implementation/implemented-requirements");
      assertThat(requirements.size()).isEqualTo(duties.size());
      for (int n = 0; n < duties.size(); n++) {
        Duty duty = duties.get(n);
        assertThat(requirements.get(n).path("control-id").asString()).isEqualTo(duty.clause().id());
        assertThat(who(plan, requirements.get(n)))
            .containsExactlyInAnyOrderElementsOf(
                duty.responsible().stream().map(Duty.Share::organisation).distinct().toList());
        seen++;
      }
    }
    assertThat(seen).isEqualTo(derivation.duties().all().size());
  }

  @ParameterizedTest
  @MethodSource("examples")
  void whoDoesTheWorkIsNamedAndNothingIsSaidToBeDone(Path example, Language language)
      throws IOException {
    Written written = Written.of(example, language, place);
    for (Path file : written.plans()) {
      assertThat(Files.readString(file)).doesNotContain("\"implemented\"");
      JsonNode plan = Written.json(file).path("system-security-plan");
      for (JsonNode state : all(plan, "implementation-status")) {
        assertThat(state.path("state").asString()).isEqualTo("unknown");
        assertThat(state.path("remarks").asString()).isNotEmpty();
      }
      for (JsonNode requirement : plan.at("/control-implementation/implemented-requirements")) {
        Duty duty =
            written.derivation().duties().all().stream()
                .filter(one -> one.clause().id().equals(requirement.path("control-id").asString()))
                .filter(one -> Written.name(file).equals("ssp-" + one.service() + ".json"))
                .findFirst()
                .orElseThrow();
        for (JsonNode by : requirement.path("by-components")) {
          String of = organisation(plan, by);
          assertThat(parties(plan, by, OscalPlan.DOING))
              .containsExactlyInAnyOrderElementsOf(
                  duty.doing().stream()
                      .filter(one -> one.of().equals(of))
                      .map(Duty.Doing::organisation)
                      .distinct()
                      .toList());
          duty.responsible().stream()
              .filter(share -> share.organisation().equals(of))
              .forEach(
                  share -> assertThat(parties(plan, by, share.role().code())).containsExactly(of));
        }
      }
    }
  }

  @Test
  void bothSidesOfADividedDutyPointAtEachOther() throws IOException {
    Written written = Written.of(OscalSchemaTest.gov(), Language.EN, place);
    JsonNode plan = Written.json(written.plans().getFirst()).path("system-security-plan");
    int divided = 0;
    for (JsonNode requirement : plan.at("/control-implementation/implemented-requirements")) {
      Duty duty =
          written.derivation().duties().all().stream()
              .filter(one -> one.clause().id().equals(requirement.path("control-id").asString()))
              .findFirst()
              .orElseThrow();
      boolean provider = has(duty, Actor.PROVIDER);
      boolean customer = has(duty, Actor.CUSTOMER);
      boolean ranged =
          duty.responsible().stream()
              .anyMatch(
                  share ->
                      share.role() == Actor.PROVIDER && share.basis() instanceof Duty.Basis.Ranged);
      assertThat(requirement.findPath("provided").size())
          .isEqualTo(provider && (customer || ranged) ? 1 : 0);
      int both = provider && customer ? 1 : 0;
      assertThat(requirement.findPath("responsibilities").size()).isEqualTo(both);
      assertThat(requirement.findPath("inherited").size()).isEqualTo(both);
      assertThat(requirement.findPath("satisfied").size()).isEqualTo(both);
      if (both == 1) {
        divided++;
        JsonNode responsibility = requirement.findPath("responsibilities").get(0);
        assertThat(requirement.findPath("inherited").get(0).path("provided-uuid"))
            .isEqualTo(requirement.findPath("provided").get(0).path("uuid"))
            .isEqualTo(responsibility.path("provided-uuid"));
        assertThat(requirement.findPath("satisfied").get(0).path("responsibility-uuid"))
            .isEqualTo(responsibility.path("uuid"));
      }
    }
    assertThat(divided).isGreaterThan(10);
    JsonNode boundary = requirement(plan, "MLPS-L3-boundary-acl-a");
    assertThat(boundary.findPath("provided").get(0).path("description").asString())
        .contains("resource abstraction and control");
    assertThat(boundary.findPath("responsibilities").get(0).path("description").asString())
        .contains("virtual computing resources");
  }

  @Test
  void whatIsNotKnownIsSaidToBeUnknown() throws IOException {
    Written written = Written.of(Written.examples().getFirst(), Language.EN, place);
    JsonNode plan = Written.json(written.plans().getFirst()).path("system-security-plan");
    JsonNode about = plan.path("system-characteristics");

    assertThat(about.path("remarks").asString())
        .contains("model", "industry", "level", "facts.cii");
    assertThat(about.has("security-sensitivity-level")).isFalse();
    assertThat(about.at("/status/state").asString()).isEqualTo("other");
    assertThat(about.path("props").toString())
        .contains("private-cloud")
        .doesNotContain("cloud-service-model");
    int securities = 0;
    for (JsonNode one : plan.at("/control-implementation/implemented-requirements")) {
      if (one.path("control-id").asString().startsWith("SEC-")) {
        assertThat(one.path("props").toString()).contains("\"unknown\"", "\"industry\"");
        securities++;
      }
    }
    assertThat(securities).isPositive();
  }

  private static JsonNode requirement(JsonNode plan, String control) {
    for (JsonNode one : plan.at("/control-implementation/implemented-requirements")) {
      if (one.path("control-id").asString().equals(control)) {
        return one;
      }
    }
    throw new AssertionError(control);
  }

  private static boolean has(Duty duty, Actor role) {
    return duty.responsible().stream().anyMatch(share -> share.role() == role);
  }

  private static List<String> who(JsonNode plan, JsonNode requirement) {
    List<String> who = new ArrayList<>();
    requirement.path("by-components").forEach(by -> who.add(organisation(plan, by)));
    return who;
  }

  private static String organisation(JsonNode plan, JsonNode by) {
    return named(
        plan.at("/system-implementation/components"), by.path("component-uuid").asString());
  }

  private static List<String> parties(JsonNode plan, JsonNode by, String role) {
    List<String> parties = new ArrayList<>();
    for (JsonNode one : by.path("responsible-roles")) {
      if (one.path("role-id").asString().equals(role)) {
        one.path("party-uuids")
            .forEach(id -> parties.add(named(plan.at("/metadata/parties"), id.asString())));
      }
    }
    return parties;
  }

  /** The organisation's id in the property of one of a list. */
  private static String named(JsonNode list, String uuid) {
    for (JsonNode one : list) {
      if (one.path("uuid").asString().equals(uuid)) {
        return one.at("/props/0/value").asString();
      }
    }
    throw new AssertionError(uuid);
  }

  private static void defined(JsonNode root, String reference, JsonNode list, String id) {
    defined(root, reference, List.of(list), id);
  }

  private static void defined(JsonNode root, String reference, List<JsonNode> lists, String id) {
    assertThat(ids(lists, id)).as(reference).containsAll(texts(root, reference));
  }

  /** OSCAL's own rules that its schemas do not have. */
  private static void unique(List<JsonNode> lists, String id) {
    assertThat(lists).isNotEmpty();
    for (JsonNode list : lists) {
      List<String> ids = new ArrayList<>();
      list.forEach(one -> ids.add(one.path(id).asString()));
      assertThat(ids).doesNotHaveDuplicates();
    }
  }

  private static Set<String> ids(List<JsonNode> lists, String id) {
    Set<String> ids = new HashSet<>();
    lists.forEach(list -> list.forEach(one -> ids.add(one.path(id).asString())));
    return ids;
  }

  private static List<String> texts(JsonNode root, String name) {
    return all(root, name).stream().map(JsonNode::asString).toList();
  }

  /** Every member of this name, at any depth. */
  private static List<JsonNode> all(JsonNode root, String name) {
    List<JsonNode> found = new ArrayList<>();
    if (root.has(name)) {
      found.add(root.path(name));
    }
    root.forEach(child -> found.addAll(all(child, name)));
    return found;
  }
}
