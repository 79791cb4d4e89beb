/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.report.responsibility;

import io.yunheng.catalog.Labels;
import io.yunheng.fault.Language;
import io.yunheng.report.words.Words;
import io.yunheng.responsibility.Arrangement;
import io.yunheng.responsibility.Change;
import io.yunheng.responsibility.CloudService;
import io.yunheng.responsibility.ServiceAgreement;
import java.util.List;
import java.util.stream.Collectors;

/** Changes that are tried, in words. */
public final class ChangePhrases {
  private final Arrangement arrangement;
  private final Language language;
  private final Words words;

  /**
   * Words for changes.
   *
   * @param arrangement to which they are made; names are taken from it
   */
  public ChangePhrases(Arrangement arrangement, Language language) {
    this.arrangement = arrangement;
    this.language = language;
    this.words = Words.in(language);
  }

  /** All of the changes, in the order in which they are made. */
  public String of(List<Change> changes) {
    return changes.stream().map(this::of).collect(Collectors.joining(words.of("list.comma")));
  }

  private String of(Change change) {
    return switch (change) {
      case Change.Model(String service, var model) ->
          words.of("change.model", service(service), Labels.shipped().of(model).in(language));
      case Change.Drop(String organisation) ->
          words.of("change.drop", arrangement.nameOf(organisation));
      case Change.Expire(String agreement) ->
          words.of(
              "change.expire",
              arrangement.agreement(agreement).map(ServiceAgreement::name).orElse(agreement));
      case Change.Hand(String service, String from, String to) ->
          words.of(
              "change.hand", arrangement.nameOf(from), arrangement.nameOf(to), service(service));
    };
  }

  private String service(String id) {
    return arrangement.services().stream()
        .filter(one -> one.id().equals(id))
        .map(CloudService::name)
        .findFirst()
        .orElse(id);
  }
}
