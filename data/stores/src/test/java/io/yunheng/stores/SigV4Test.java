/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.stores;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.yunheng.fault.FaultCode;
import io.yunheng.fault.FaultException;
import io.yunheng.http.Secret;
import io.yunheng.openstack.CloudConfig;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Keys, settings and signatures. */
class SigV4Test {
  /** The example "GET Object" of the S3 API reference, "Signature Calculations". */
  @Test
  void theExampleOfTheReferenceHasItsSignature() {
    SigV4 signature =
        new SigV4(
            new S3Access.Keys(
                "AKIAIOSFODNN7EXAMPLE",
                new Secret("wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY"),
                Optional.empty()),
            "us-east-1");
    Map<String, String> signed =
        signature.sign(
            "GET",
            URI.create("https://examplebucket.s3.amazonaws.com/test.txt"),
            Map.of("Range", "bytes=0-9"),
            Instant.parse("2013-05-24T00:00:00Z"));
    assertThat(signed.get("authorization"))
        .endsWith("Signature=f0e8bdb87c964420e857bd35b5d6ed310bd44f0170aba48dd91039c6036bdb41");
  }

  @Test
  void settingsComeFromTheEnvironmentAndFromFiles(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("credentials");
    Files.writeString(
        file,
        """
        # keys
        [default]
        aws_access_key_id = other
        aws_secret_access_key = other-secret
        [gov]
        aws_access_key_id = id
        aws_secret_access_key = a=secret
        endpoint_url = https://store.example:9000/
        s3 =
          addressing_style = path
        """);
    S3Access access =
        S3Access.of(Map.of("AWS_SHARED_CREDENTIALS_FILE", file.toString(), "AWS_PROFILE", "gov"));
    assertThat(access.keys().id()).isEqualTo("id");
    assertThat(access.keys().secret().reveal()).isEqualTo("a=secret");
    assertThat(access.endpoint()).isEqualTo(URI.create("https://store.example:9000"));
    assertThat(access.style()).isEqualTo(S3Access.Style.PATH);
    assertThat(access.toString()).doesNotContain("secret");
    S3Access cloud =
        S3Access.of(
            Map.of(
                "AWS_ACCESS_KEY_ID", "i", "AWS_SECRET_ACCESS_KEY", "s", "AWS_REGION", "eu-west-1"));
    assertThat(cloud.endpoint()).isEqualTo(URI.create("https://s3.eu-west-1.amazonaws.com"));
    assertThat(cloud.style()).isEqualTo(S3Access.Style.VIRTUAL);
    assertFault(Map.of(), FaultCode.STORE_SETTING_MISSING);
    assertFault(
        Map.of("AWS_ENDPOINT_URL", "http://user:pass@host"), FaultCode.STORE_SETTING_INVALID);
    assertFault(Map.of("AWS_REGION", "a/b"), FaultCode.STORE_SETTING_INVALID);
  }

  private static void assertFault(Map<String, String> environment, FaultCode code) {
    assertThatThrownBy(() -> S3Access.of(environment))
        .isInstanceOfSatisfying(
            FaultException.class, e -> assertThat(e.fault().code()).isEqualTo(code))
        .hasMessageNotContaining("pass@");
  }

  @Test
  void addressesAreParsed() {
    assertThat(ObjectAddress.parse("s3://box/a/b")).isEqualTo(new ObjectAddress.S3("box", "a/b"));
    assertThat(ObjectAddress.parse("swift://某 箱")).isEqualTo(new ObjectAddress.Swift("某 箱", ""));
    for (String bad :
        new String[] {
          "box", "ftp://box", "s3://", "s3://a b/x", "s3://..", "swift://", "swift://..", "s3:///x"
        }) {
      assertThatThrownBy(() -> ObjectAddress.parse(bad)).as(bad).isInstanceOf(FaultException.class);
    }
  }

  @Test
  void aSwiftIsFoundByTheVariablesOfItsClients() {
    Map<String, String> environment =
        Map.of(
            "OS_AUTH_URL", "https://cloud.example:5000/",
            "OS_USERNAME", "me",
            "OS_USER_DOMAIN_NAME", "gov",
            "OS_PASSWORD", "a-secret",
            "OS_PROJECT_ID", "p",
            "OS_INTERFACE", "internalURL");
    CloudConfig cloud = SwiftAccess.of(environment);
    assertThat(cloud.authUrl()).isEqualTo(URI.create("https://cloud.example:5000/v3"));
    assertThat(cloud.exposure()).isEqualTo("internal");
    assertThat(cloud.toString()).doesNotContain("a-secret");
    assertThatThrownBy(() -> SwiftAccess.of(Map.of("OS_AUTH_URL", "https://cloud.example")))
        .isInstanceOfSatisfying(
            FaultException.class,
            e -> assertThat(e.fault().details()).containsEntry("setting", "OS_USERNAME"));
  }
}
