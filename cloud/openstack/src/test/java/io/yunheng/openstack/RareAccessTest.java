/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.openstack;

import static org.assertj.core.api.Assertions.assertThat;

import io.yunheng.estate.Bucket;
import io.yunheng.estate.Construct;
import io.yunheng.estate.Estate;
import io.yunheng.estate.Fact;
import io.yunheng.estate.Key;
import io.yunheng.estate.Principal;
import io.yunheng.estate.Snapshot;
import io.yunheng.estate.Volume;
import io.yunheng.openstack.RecordedServer.Reply;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Access that few clouds give: lists of secrets and of whole accounts, keys, OAuth 1.0. */
final class RareAccessTest extends CollectingTest {
  private static final Pattern ACCOUNT = Pattern.compile("/8088/v1/AUTH_\\w+\\?.*");
  private static final String TOKENS = "resource:identity/OS-OAUTH1/access_tokens";

  /** Whom a secret's list names is that of a real Barbican. */
  @Test
  void whomTheListOfASecretNamesIsCollected() throws InterruptedException {
    Estate estate = recorded();
    String contractor =
        estate.all(Principal.SHAPE).stream()
            .filter(one -> one.name().is("contractor"))
            .map(Principal::id)
            .findFirst()
            .orElseThrow();

    assertThat(estate.all(Key.SHAPE))
        .extracting(key -> key.readers().optional())
        .contains(Optional.of(List.of(contractor)), Optional.of(List.of()))
        .doesNotContain(Optional.empty());
  }

  @Test
  void aListOfASecretThatMayNotBeReadIsNotKnown() throws IOException, InterruptedException {
    try (RecordedServer cloud = RecordedServer.http()) {
      cloud.spoiling(
          asked ->
              asked.path().endsWith("/acl")
                  ? Optional.of(
                      Reply.json(
                          403,
                          "{\"code\":403,\"title\":\"Forbidden\",\"description\":\"Secret ACL(s)"
                              + " retrieval attempt not allowed - please review your user/project"
                              + " privileges\"}"))
                  : Optional.empty());

      assertThat(collect(cloud).all(Key.SHAPE))
          .isNotEmpty()
          .allSatisfy(
              key ->
                  assertThat(key.readers().why())
                      .hasValueSatisfying(
                          gap -> {
                            assertThat(gap.reason()).isEqualTo("http-403");
                            assertThat(gap.need()).startsWith("role:creator@");
                          }));
    }
  }

  @Test
  void aKeyOfTemporaryAddressesIsToldOfAndNotCollected() throws InterruptedException {
    Estate estate = recorded();

    assertThat(estate.all(Bucket.SHAPE))
        .extracting(Bucket::temporaryLinks)
        .contains(Fact.known(true))
        .doesNotContain(Fact.none());
    assertThat(text(estate)).doesNotContain("not-a-real-key");
  }

  /** The header has the form of Swift's documentation; Keystone's middleware never shows it. */
  @Test
  void theListOfAWholeAccountIsCollected() throws IOException, InterruptedException {
    try (RecordedServer cloud = RecordedServer.http()) {
      withAccountHeader(
          cloud,
          "x-account-access-control",
          "{\"admin\":[\"shop:boss\"],\"read-only\":[\"u1\",\"u2\"]}");

      assertThat(collect(cloud).all(Bucket.SHAPE))
          .isNotEmpty()
          .allSatisfy(
              bucket ->
                  assertThat(bucket.accountAccess())
                      .isEqualTo(
                          Fact.known(List.of("admin shop:boss", "read-only u1", "read-only u2"))));
    }
  }

  @Test
  void aListOfAWholeAccountThatCannotBeReadIsNotKnown() throws IOException, InterruptedException {
    try (RecordedServer cloud = RecordedServer.http()) {
      withAccountHeader(cloud, "x-account-access-control", "{admin");

      assertThat(collect(cloud).all(Bucket.SHAPE))
          .isNotEmpty()
          .allSatisfy(
              bucket ->
                  assertThat(bucket.accountAccess().why())
                      .hasValueSatisfying(
                          gap -> assertThat(gap.reason()).isEqualTo("field-invalid")));
    }
  }

  /** So it is in recordings that are older than the looking at these headers. */
  @Test
  void anAccountWithoutItsHeadersSaysNothing() throws IOException, InterruptedException {
    try (RecordedServer cloud = RecordedServer.http()) {
      cloud.spoiling(
          asked ->
              ACCOUNT.matcher(asked.path()).matches()
                  ? Optional.of(Reply.json(200, cloud.recorded("GET", asked.path()).body()))
                  : Optional.empty());

      assertThat(collect(cloud).all(Bucket.SHAPE))
          .isNotEmpty()
          .allSatisfy(
              bucket -> {
                assertThat(bucket.accountAccess().isUnknown()).isTrue();
                assertThat(bucket.temporaryLinks().isUnknown()).isTrue();
              });
    }
  }

  @Test
  void accessTokensOfAllPeopleAreCounted() throws InterruptedException {
    assertThat(count(recorded(), TOKENS)).isEqualTo(Fact.known(1L));
    assertThat(count(recorded(), "resource:identity/OS-OAUTH1/consumers"))
        .isEqualTo(Fact.known(1L));
  }

  @Test
  void whereThereIsNoConsumerNobodyIsAskedForTokens() throws IOException, InterruptedException {
    try (RecordedServer cloud = RecordedServer.http()) {
      cloud.spoiling(below("/5000/v3/OS-OAUTH1/consumers", Reply.json(200, "{\"consumers\":[]}")));

      assertThat(count(collect(cloud), TOKENS)).isEqualTo(Fact.known(0L));
      assertThat(cloud.log()).noneMatch(asked -> asked.path().contains("access_tokens"));
    }
  }

  @Test
  void tokensThatMayNotBeListedAreNotCountedAsNone() throws IOException, InterruptedException {
    try (RecordedServer cloud = RecordedServer.http()) {
      cloud.spoiling(
          asked ->
              asked.path().contains("access_tokens")
                  ? Optional.of(
                      Reply.json(
                          403,
                          "{\"error\":{\"code\":403,\"message\":\"You are not authorized to perform"
                              + " the requested action: identity:list_access_tokens.\","
                              + "\"title\":\"Forbidden\"}}"))
                  : Optional.empty());

      assertThat(count(collect(cloud), TOKENS).why())
          .hasValueSatisfying(
              gap -> assertThat(gap.need()).isEqualTo("identity:list_access_tokens"));
    }
  }

  /** As a real Cinder and Nova tell it. */
  @Test
  void whatACopyWasMadeFromIsCollected() throws InterruptedException {
    Estate estate = recorded();
    String logs = volume(estate, "gov-web-logs").id();
    Snapshot copy =
        estate.all(Snapshot.SHAPE).stream()
            .filter(one -> one.name().is("logs-for-analysis"))
            .findFirst()
            .orElseThrow();

    assertThat(copy.volume()).isEqualTo(Fact.known(logs));
    assertThat(volume(estate, "logs-cloned").copiedFrom())
        .isEqualTo(Fact.known(List.of("volume " + logs)));
    assertThat(volume(estate, "logs-restored").copiedFrom())
        .isEqualTo(Fact.known(List.of("snapshot " + copy.id())));
    assertThat(estate.all(Snapshot.SHAPE))
        .filteredOn(one -> one.name().is("web-for-analysis"))
        .singleElement()
        .satisfies(
            image ->
                assertThat(image.copiedFrom())
                    .isEqualTo(
                        Fact.known(
                            List.of(
                                "instance " + image.instance().optional().orElseThrow(),
                                "tenant "
                                    + volume(estate, "gov-web-logs")
                                        .tenant()
                                        .optional()
                                        .orElseThrow()))));
  }

  private static Volume volume(Estate estate, String name) {
    return estate.all(Volume.SHAPE).stream()
        .filter(one -> one.name().is(name))
        .findFirst()
        .orElseThrow();
  }

  private static Fact<Long> count(Estate estate, String id) {
    return estate.find(Construct.SHAPE, id).orElseThrow().count();
  }

  private static void withAccountHeader(RecordedServer cloud, String name, String value) {
    cloud.spoiling(
        asked ->
            ACCOUNT.matcher(asked.path()).matches()
                ? Optional.of(cloud.recorded("GET", asked.path()).with(name, value))
                : Optional.empty());
  }
}
