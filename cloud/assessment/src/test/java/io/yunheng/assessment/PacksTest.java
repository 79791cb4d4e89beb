/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.assessment;

import static org.assertj.core.api.Assertions.assertThat;

import io.yunheng.assessment.check.ObservationSubjects;
import io.yunheng.catalog.MlpsCatalog;
import io.yunheng.estate.Kind;
import io.yunheng.estate.Tenant;
import io.yunheng.fault.Fault;
import io.yunheng.fault.FaultCode;
import io.yunheng.fault.FaultException;
import io.yunheng.fault.Language;
import io.yunheng.fault.Messages;
import io.yunheng.fault.Text;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PacksTest {
  private static final String PACK =
      """
      pack: {id: mine, version: "1", title: {zh: 我的, en: mine}}
      checks:
      - id: no-open-admin-ports
        title: {zh: 放行规则, en: Rules that let in}
        serves: [{item: MLPS-L3-boundary-acl-a, aspect: least}]
        over: rule
        select: "rule.direction == 'ingress' && rule.action == 'allow'"
        satisfied: "!anywhere(rule.remote)"
        finding: {zh: "放行 {rule.remote}", en: "lets {rule.remote} in"}
        remedy: {zh: 收紧, en: tighten}
        fixtures:
        - name: open
          expect: violated
          resources: [{kind: rule, id: r, direction: ingress, action: allow, remote: 0.0.0.0/0}]
        - name: closed
          expect: satisfied
          resources: [{kind: rule, id: r, direction: ingress, action: allow, remote: 10.0.0.0/8}]
      """;

  private static final MlpsCatalog CATALOG = MlpsCatalog.level3Cloud();

  private static final Packs PACKS = new Packs(CATALOG, List.of(new Names()));

  @TempDir Path folder;

  /** Finds every tenant whose name is not the setting's. */
  private static final class Names implements Analysis {
    @Override
    public String name() {
      return "names";
    }

    @Override
    public void observe(
        Evidence evidence, Map<String, String> settings, Consumer<Observation> observations) {
      for (Tenant tenant : evidence.current().all(Tenant.SHAPE)) {
        observations.accept(
            new Observation(
                tenant.name().is(settings.getOrDefault("name", ""))
                    ? ObservationOutcome.SATISFIED
                    : ObservationOutcome.VIOLATED,
                Kind.TENANT,
                tenant.id(),
                "",
                tenant.id(),
                "",
                List.of(),
                List.of(),
                Map.of(),
                Doubt.NONE));
      }
    }
  }

  @Test
  void aPackIsReadWithWhatItDoesNotSayFilledIn() throws InterruptedException {
    CheckPack pack = load(PACK).getFirst();
    assertThat(pack.file()).isEqualTo("a.yaml");
    assertThat(pack.digest()).hasSize(64);
    Check check = pack.checks().getFirst();
    assertThat(check.attribution()).isEqualTo(ObservationSubjects.TENANT);
    assertThat(check.title()).isEqualTo(new Text("放行规则", "Rules that let in"));
    assertThat(check.needs()).containsExactly(Kind.RULE);
    assertThat(check.subjects()).hasSize(3);
    assertThat(check.feeds("MLPS-L3-boundary-acl-a", "least")).isTrue();
  }

  @Test
  void aCheckWithoutATitleIsRefused() throws InterruptedException {
    Fault fault =
        faults(PACK.replace("  title: {zh: 放行规则, en: Rules that let in}\n", "")).getFirst();
    assertThat(fault.code()).isEqualTo(FaultCode.DATA_KEY_MISSING);
    assertThat(fault.details())
        .containsEntry("file", "a.yaml")
        .containsEntry("key", "checks[no-open-admin-ports].title");
  }

  @Test
  void aCheckWithoutBothWaysIsRefused() throws InterruptedException {
    String one = PACK.substring(0, PACK.indexOf("  - name: closed"));
    Fault fault = faults(one).getFirst();
    assertThat(fault.code()).isEqualTo(FaultCode.CHECK_FIXTURE_FAILED);
    assertThat(fault.details()).containsEntry("expected", "satisfied");
  }

  @Test
  void aFixtureThatDoesNotComeOutIsRefused() throws InterruptedException {
    Fault fault = faults(PACK.replace("remote: 10.0.0.0/8", "remote: '::/0'")).getFirst();
    assertThat(fault.code()).isEqualTo(FaultCode.CHECK_FIXTURE_FAILED);
    assertThat(fault.details())
        .containsEntry("fixture", "closed")
        .containsEntry("expected", "satisfied")
        .containsEntry("actual", "violated");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '`',
      value = {
        "!anywhere(rule.remot); 1:11",
        "rule.portMin == 'x'; 1:14",
        "rule.remote ==; 1:15",
        "rule.remote; 1:1",
        "host.name == 'x'; 1:1",
        "size(rule.remote; 1:17",
      })
  void anExpressionThatIsWrongIsRefusedWithItsPlace(String expression, String place)
      throws InterruptedException {
    Fault fault = faults(PACK.replace("!anywhere(rule.remote)", expression)).getFirst();
    assertThat(fault.code()).isEqualTo(FaultCode.CHECK_EXPRESSION_INVALID);
    assertThat(fault.details())
        .containsEntry("check", "no-open-admin-ports")
        .containsEntry("place", "a.yaml:8 satisfied " + place);
    for (Language language : Language.values()) {
      assertThat(Messages.load().what(fault, language)).contains("no-open-admin-ports", place);
    }
  }

  @Test
  void anEndlessExpressionIsRefused() throws InterruptedException {
    String longOne = "true" + " && true".repeat(400);
    assertThat(faults(PACK.replace("!anywhere(rule.remote)", longOne)))
        .extracting(Fault::code)
        .contains(FaultCode.CHECK_EXPRESSION_INVALID);
    String deep = "(".repeat(500) + "true" + ")".repeat(500);
    assertThat(faults(PACK.replace("!anywhere(rule.remote)", deep)))
        .extracting(Fault::code)
        .contains(FaultCode.CHECK_EXPRESSION_INVALID);
  }

  @Test
  void anExpressionThatLoopsTooLongStaysUnknown() throws InterruptedException {
    String ten = "[0,1,2,3,4,5,6,7,8,9]";
    String loops =
        ten
            + ".all(a, "
            + ten
            + ".all(b, "
            + ten
            + ".all(c, "
            + ten
            + ".all(d, "
            + ten
            + ".all(e, a + b + c + d + e >= 0)))))";
    assertThat(faults(PACK.replace("!anywhere(rule.remote)", loops)))
        .extracting(fault -> fault.details().get("actual"))
        .containsExactly("unknown", "unknown");
  }

  @Test
  void whatAPackNamesHasToBeThere() throws InterruptedException {
    assertThat(faults(PACK.replace("aspect: least", "aspect: most")))
        .extracting(Fault::code)
        .containsExactly(FaultCode.DATA_REFERENCE_UNKNOWN);
    assertThat(faults(PACK.replace("MLPS-L3-boundary-acl-a", "MLPS-L3-boundary-acl-z")))
        .extracting(Fault::code)
        .containsExactly(FaultCode.DATA_REFERENCE_UNKNOWN);
    assertThat(faults(PACK.replace("in\"}", "in {rule.colour}\"}")))
        .extracting(Fault::code)
        .containsExactly(FaultCode.DATA_REFERENCE_UNKNOWN);
    assertThat(faults(PACK.replace("over: rule", "over: rules")))
        .extracting(Fault::code)
        .containsExactly(FaultCode.DATA_REFERENCE_UNKNOWN);
    assertThat(faults(PACK.replace("remedy:", "remdy:")))
        .extracting(Fault::code)
        .containsExactlyInAnyOrder(FaultCode.DATA_KEY_UNKNOWN, FaultCode.DATA_KEY_MISSING);
    assertThat(faults(PACK.replace("{kind: rule, id: r, ", "{kind: rule, id: r, size: 3, ")))
        .extracting(Fault::code)
        .containsExactly(FaultCode.DATA_REFERENCE_UNKNOWN, FaultCode.DATA_REFERENCE_UNKNOWN);
  }

  @Test
  void aCheckThatFeedsAspectsOnlyAPersonCanSayIsRefused() throws InterruptedException {
    assertThat(
            faults(
                PACK.replace(
                    "MLPS-L3-boundary-acl-a, aspect: least", "MLPS-L3-network-c, aspect: needs")))
        .extracting(Fault::code)
        .containsExactly(FaultCode.DATA_REFERENCE_UNKNOWN);
  }

  @Test
  void observationsOfSitesDoNotFeedItemsOfTenants() throws InterruptedException {
    String site =
        PACK.replace("over: rule", "over: host\n  attribute: site")
            .replace(
                "select: \"rule.direction == 'ingress' && rule.action == 'allow'\"",
                "select: 'true'")
            .replace("!anywhere(rule.remote)", "host.managed == true")
            .replace("{rule.remote}", "{host.name}")
            .replace(
                "kind: rule, id: r, direction: ingress, action: allow, remote: 0.0.0.0/0",
                "kind: host, id: r, managed: false, site: s")
            .replace(
                "kind: rule, id: r, direction: ingress, action: allow, remote: 10.0.0.0/8",
                "kind: host, id: r, managed: true, site: s");
    assertThat(faults(site)).extracting(Fault::code).containsExactly(FaultCode.DATA_VALUE_INVALID);
  }

  @Test
  void aCheckMayNameAnAnalysis() throws InterruptedException {
    String analysed =
        PACK.replace("over: rule", "analysis: names\n  settings: {name: good}\n  needs: [tenant]")
            .replaceAll("  select:.*\n  satisfied:.*\n", "")
            .replace(
                "kind: rule, id: r, direction: ingress, action: allow, remote: 0.0.0.0/0",
                "kind: tenant, id: t, name: bad")
            .replace(
                "kind: rule, id: r, direction: ingress, action: allow, remote: 10.0.0.0/8",
                "kind: tenant, id: t, name: good");
    assertThat(load(analysed).getFirst().checks()).hasSize(1);
    assertThat(faults(analysed.replace("analysis: names", "analysis: nouns")))
        .extracting(Fault::code)
        .containsExactly(FaultCode.DATA_REFERENCE_UNKNOWN);
    assertThat(faults(analysed.replace("  needs: [tenant]\n", "")))
        .extracting(Fault::code)
        .containsExactly(FaultCode.DATA_KEY_MISSING);
  }

  @Test
  void idsAreGivenOnceOverAllFiles() throws IOException, InterruptedException {
    Files.writeString(folder.resolve("b.yaml"), PACK);
    assertThat(faults(PACK)).extracting(Fault::code).containsExactly(FaultCode.DATA_ID_TWICE);
  }

  @Test
  void allThatIsWrongInAllFilesIsSaidAtOnce() throws IOException, InterruptedException {
    Files.writeString(folder.resolve("b.yaml"), "pack: [");
    Files.writeString(folder.resolve("c.yaml"), "a: &x 1\nb: *x\n");
    assertThat(faults(PACK.replace("remote: 10.0.0.0/8", "remote: '::/0'")))
        .extracting(Fault::code)
        .containsExactly(
            FaultCode.CHECK_FIXTURE_FAILED, FaultCode.YAML_MALFORMED, FaultCode.YAML_ALIAS);
  }

  private List<CheckPack> load(String pack) throws InterruptedException {
    try {
      Files.writeString(folder.resolve("a.yaml"), pack);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
    return PACKS.folder(folder);
  }

  private List<Fault> faults(String pack) throws InterruptedException {
    try {
      load(pack);
      return List.of();
    } catch (FaultException e) {
      return e.faults();
    }
  }
}
