/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.responsibility;

import io.yunheng.catalog.ServiceModel;
import io.yunheng.fault.FaultCode;
import io.yunheng.fault.FaultException;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads changes as people write them: {@code model:SERVICE=PaaS}, {@code drop:ORGANISATION}, {@code
 * expire:AGREEMENT}, {@code hand:SERVICE:FROM>TO}. What they name they name by id or by name; the
 * service may be left out if there is one.
 */
public final class ChangeReader {
  private static final Pattern MODEL = Pattern.compile("model:(?:([^=]+)=)?(.+)");
  private static final Pattern DROP = Pattern.compile("drop:(.+)");
  private static final Pattern EXPIRE = Pattern.compile("expire:(.+)");
  private static final Pattern HAND = Pattern.compile("hand:(?:([^:>]+):)?([^:>]+)>([^:>]+)");
  private static final String FORMS =
      "model:[SERVICE=]IaaS|PaaS|SaaS, drop:ORGANISATION, expire:AGREEMENT, hand:[SERVICE:]FROM>TO";

  private final Arrangement arrangement;

  public ChangeReader(Arrangement arrangement) {
    this.arrangement = arrangement;
  }

  /**
   * Reads a change.
   *
   * @throws FaultException if it is none, or names what is not there
   */
  public Change read(String text) {
    Matcher model = MODEL.matcher(text);
    if (model.matches()) {
      ServiceModel wanted =
          Arrays.stream(ServiceModel.values())
              .filter(one -> one.code().equalsIgnoreCase(model.group(2)))
              .findFirst()
              .orElseThrow(() -> wrong(text, FORMS));
      return new Change.Model(service(text, Optional.ofNullable(model.group(1))), wanted);
    }
    Matcher drop = DROP.matcher(text);
    if (drop.matches()) {
      return new Change.Drop(known(text, drop.group(1), organisations()));
    }
    Matcher expire = EXPIRE.matcher(text);
    if (expire.matches()) {
      return new Change.Expire(known(text, expire.group(1), agreements()));
    }
    Matcher hand = HAND.matcher(text);
    if (hand.matches()) {
      return new Change.Hand(
          service(text, Optional.ofNullable(hand.group(1))),
          known(text, hand.group(2), organisations()),
          known(text, hand.group(3), organisations()));
    }
    throw wrong(text, FORMS);
  }

  private String service(String text, Optional<String> given) {
    ListedIds services = new ListedIds();
    arrangement.services().forEach(one -> services.add(one.id(), one.name()));
    return given.isEmpty() && services.size() == 1
        ? services.first()
        : known(text, given.orElse(""), services);
  }

  private ListedIds organisations() {
    ListedIds organisations = new ListedIds();
    arrangement.organisations().forEach(one -> organisations.add(one.id(), one.name()));
    return organisations;
  }

  private ListedIds agreements() {
    ListedIds agreements = new ListedIds();
    arrangement.agreements().forEach(one -> agreements.add(one.id(), one.name()));
    return agreements;
  }

  /** The id that is meant by an id or a name. */
  private static String known(String text, String wanted, ListedIds ids) {
    return ids.meant(wanted).orElseThrow(() -> wrong(text, ids.known(wanted)));
  }

  private static FaultException wrong(String text, String known) {
    return FaultException.of(
        FaultCode.USAGE_VALUE, "option", "--what-if", "value", text, "known", known);
  }
}
