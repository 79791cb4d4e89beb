/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.openstack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.yunheng.fault.Fault;
import io.yunheng.fault.FaultCode;
import io.yunheng.fault.FaultException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What people write into {@code clouds.yaml} and the files beside it. */
final class CloudsFileTest {
  @TempDir private Path folder = Path.of("");

  @ParameterizedTest
  @ValueSource(strings = {"1.50", "1e3", "0123", "0x10", "1_000", "yes", "2026-11-23", "\"~\""})
  void aPasswordStaysAsItIsWritten(String password) throws IOException {
    CloudConfig cloud =
        cloud(
            """
            clouds:
              c:
                auth:
                  auth_url: https://keystone.example:5000
                  username: reader
                  user_domain_name: Default
                  project_name: web
                  project_domain_name: Default
                  password: %s
            """
                .formatted(password));

    assertThat(password(cloud)).isEqualTo(password.replace("\"", ""));
  }

  @Test
  void anchorsAliasesAndMergeKeysMeanWhatTheyMeanToOpenStacksClients() throws IOException {
    CloudConfig cloud =
        cloud(
            """
            auth: &auth
              auth_url: &url https://keystone.example:5000
              username: reader
              user_domain_name: Default
              project_name: web
              project_domain_name: Default
              password: !!str 12
            more: &more {region_name: north, interface: internal}
            clouds:
              other: {auth: *auth}
              c:
                <<: [{region_name: south}, *more]
                auth:
                  project_name: shop
                  <<: *auth
                  auth_url: *url
            """);

    assertThat(cloud.scope())
        .isInstanceOfSatisfying(
            LoginScope.Project.class, p -> assertThat(p.project().name()).contains("shop"));
    assertThat(password(cloud)).isEqualTo("12");
    assertThat(cloud.region()).contains("south");
    assertThat(cloud.exposure()).isEqualTo("internal");
  }

  @Test
  void theSecureFileAndTheProfileAddWhatIsMissing() throws IOException {
    Files.writeString(
        folder.resolve("clouds-public.yaml"),
        """
        public-clouds:
          vendor:
            region_name: north
            auth: {auth_url: https://vendor.example, username: nobody}
        """);
    Files.writeString(
        folder.resolve("secure.yaml"), "clouds:\n  c:\n    auth:\n      password: s3cret\n");

    CloudConfig cloud =
        cloud(
            """
            clouds:
              c:
                profile: vendor
                region_name:
                auth: {username: reader, user_domain_id: default, project_id: p}
            """);

    assertThat(cloud.authUrl()).hasToString("https://vendor.example/v3");
    assertThat(cloud.region()).contains("north");
    assertThat(password(cloud)).isEqualTo("s3cret");
  }

  @Test
  void aFileInJsonIsYamlToo() throws IOException {
    assertThat(
            cloud(
                    """
                    {"clouds": {"c": {"auth": {"auth_url": "https://k.example/v3",
                    \t"application_credential_id": "i", "application_credential_secret": "s"}}}}
                    """)
                .account())
        .isInstanceOf(Account.ApplicationCredential.class);
  }

  @Test
  void whatIsNoYamlIsRefusedWithItsPlace() throws IOException {
    assertThat(fault("clouds:\n\tc: {}\n"))
        .satisfies(
            fault -> {
              assertThat(fault.code()).isEqualTo(FaultCode.YAML_TAB);
              assertThat(fault.details()).containsEntry("line", "2");
            });
    assertThat(fault("clouds:\n  c: {}\n  c: {}\n"))
        .satisfies(
            fault -> {
              assertThat(fault.code()).isEqualTo(FaultCode.YAML_KEY_TWICE);
              assertThat(fault.details()).containsEntry("line", "3");
            });
    assertMalformed("clouds: *nowhere\n", "1");
    assertMalformed("clouds: &a\n  c: *a\n", "2");
    assertMalformed("clouds:\n  c: !!java.io.File x\n", "2");
    assertMalformed("clouds:\n  c:\n    <<: text\n", "3");
    assertMalformed("clouds: {}\n---\nclouds: {}\n", "3");
  }

  @Test
  void aliasesOfAliasesEndBeforeTheMemory() throws IOException {
    StringBuilder bomb = new StringBuilder("a0: &a0 {x: y}\n");
    for (int i = 1; i < 60; i++) {
      bomb.append("a%d: &a%d {x: *a%d, y: *a%d}\n".formatted(i, i, i - 1, i - 1));
    }
    assertMalformed(bomb + "clouds: *a59\n", "?");

    StringBuilder lists = new StringBuilder("a0: &a0 [lol]\n");
    for (int i = 1; i < 60; i++) {
      lists.append("a%d: &a%d [%s]\n".formatted(i, i, "*a%d, ".formatted(i - 1).repeat(9)));
    }
    assertMalformed(lists + "clouds: {}\n", "?");
  }

  @Test
  void veryDeepNestingIsRefused() throws IOException {
    assertThat(fault("clouds: " + "[".repeat(100_000)).code()).isEqualTo(FaultCode.YAML_MALFORMED);
    assertThat(fault("clouds: " + "{a: ".repeat(100_000)).code())
        .isEqualTo(FaultCode.YAML_MALFORMED);
  }

  @Test
  void aHugeFileIsRefusedUnread() throws IOException {
    assertThat(fault("#".repeat((1 << 20) + 1)).code()).isEqualTo(FaultCode.FILE_TOO_LARGE);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "[]", "text", "clouds: text", "clouds:", "clouds: {c: text}"})
  void aFileWithoutAMappingOfCloudsIsInvalid(String text) throws IOException {
    assertThat(fault(text).code()).isEqualTo(FaultCode.CLOUDS_YAML_INVALID);
  }

  @Test
  void anUnknownCloudIsSaid() throws IOException {
    assertThat(fault("clouds: {d: {}}").code()).isEqualTo(FaultCode.CLOUD_UNKNOWN);
    assertThat(fault("clouds: {c: }").code()).isEqualTo(FaultCode.CLOUD_UNKNOWN);
  }

  private void assertMalformed(String text, String place) throws IOException {
    Fault fault = fault(text);
    assertThat(fault.code()).as(fault.toString()).isEqualTo(FaultCode.YAML_MALFORMED);
    assertThat(fault.details()).containsEntry("place", place);
  }

  private Fault fault(String text) throws IOException {
    Fault[] fault = new Fault[1];
    assertThatThrownBy(() -> cloud(text))
        .isInstanceOfSatisfying(FaultException.class, e -> fault[0] = e.fault());
    return fault[0];
  }

  private CloudConfig cloud(String text) throws IOException {
    Path file = Files.writeString(folder.resolve("clouds.yaml"), text);
    return new CloudsFile(List.of(), Optional.of(file)).cloud("c");
  }

  private static String password(CloudConfig cloud) {
    return ((Account.Password) cloud.account()).password().reveal();
  }
}
