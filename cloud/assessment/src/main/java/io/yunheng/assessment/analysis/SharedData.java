/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.assessment.analysis;

import io.yunheng.assessment.Evidence;
import io.yunheng.assessment.Observation;
import io.yunheng.estate.Bucket;
import io.yunheng.estate.Estate;
import io.yunheng.estate.Fact;
import io.yunheng.estate.Gap;
import io.yunheng.estate.Kind;
import io.yunheng.estate.Principal;
import io.yunheng.estate.Tenant;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Customers' buckets and images that others can use. With each other tenant the sharing itself is
 * approved, or each person who can act in it, or whom the bucket names, is; the owner's own people
 * need no approval. What is open to everybody needs the approval of the sharing. The access list of
 * the whole account counts as the bucket's own; who has a key of temporary addresses nobody tells,
 * so that such a key is open until the sharing is approved.
 */
final class SharedData {
  private static final String ANYBODY = "*";
  private static final Set<String> EVERYBODY = Set.of(ANYBODY, ".r:*", ".referrer:*");

  private final Estate estate;
  private final Instant at;
  private final Register register;
  private final Approvals approvals;
  private final EffectiveAccess access;
  private final Users users;
  private final Organisations organisations;
  private final Map<String, Map<String, ReachAnswer>> people = new HashMap<>();

  SharedData(Evidence evidence, Approvals approvals, EffectiveAccess access, Users users) {
    this.estate = evidence.current();
    this.at = evidence.asOf();
    this.register = Register.of(evidence);
    this.approvals = approvals;
    this.access = access;
    this.users = users;
    this.organisations = new Organisations(estate, users);
  }

  void observe(Consumer<Observation> observations) {
    for (Bucket bucket : estate.all(Bucket.SHAPE)) {
      ReachAnswer customers = users.customers(bucket.tenant());
      if (!customers.no()) {
        observations.accept(bucket(bucket, customers));
      }
    }
    for (SharedImage image : SharedImage.all(estate)) {
      ReachAnswer open = image.open().and(users.customers(image.tenant()));
      if (!open.no()) {
        observations.accept(image(image, open));
      }
    }
  }

  private Observation bucket(Bucket bucket, ReachAnswer customers) {
    Sharing sharing = new Sharing(ApprovalNeed.names(bucket, bucket.name()), bucket.tenant());
    ReachAnswer open =
        ReachAnswer.of(bucket.publicRead(), yes -> yes)
            .or(ReachAnswer.of(bucket.publicWrite(), yes -> yes));
    ReachAnswer answer = open.not().or(sharing.anybody(open));
    for (String other : bucket.sharedWith().optional().orElse(List.of())) {
      if (!bucket.tenant().is(other)) {
        answer = answer.and(sharing.with(other, named(bucket, other)));
      }
    }
    answer = answer.and(ReachAnswer.of(bucket.sharedWith(), _ -> true, true));
    for (String entry : bucket.accountAccess().optional().orElse(List.of())) {
      answer = answer.and(sharing.account(entry.substring(entry.indexOf(' ') + 1)));
    }
    answer = answer.and(ReachAnswer.of(bucket.accountAccess(), _ -> true, true));
    answer = answer.and(sharing.links(ReachAnswer.of(bucket.temporaryLinks(), yes -> yes)));
    return sharing
        .told(
            ObservationDraft.of(estate, bucket)
                .data(bucket, "publicRead", "publicWrite", "sharedWith", "readers", "writers")
                .data(bucket, "accountAccess", "temporaryLinks"),
            bucket.name().optional().orElse(bucket.id()))
        .tenant(bucket.tenant())
        .detail("role", answer.yes() ? "-" : role(bucket))
        .as(answer, customers);
  }

  private static String role(Bucket bucket) {
    boolean read =
        bucket.publicRead().is(true) || !bucket.readers().optional().orElse(List.of()).isEmpty();
    boolean write =
        bucket.publicWrite().is(true) || !bucket.writers().optional().orElse(List.of()).isEmpty();
    List<String> account = bucket.accountAccess().optional().orElse(List.of());
    if (!read && !write && !account.isEmpty()) {
      return account.stream()
          .map(entry -> entry.substring(0, Math.max(0, entry.indexOf(' '))))
          .distinct()
          .collect(Collectors.joining(", "));
    }
    return read == write ? "read/write" : read ? "read" : "write";
  }

  private Observation image(SharedImage image, ReachAnswer open) {
    Sharing sharing =
        new Sharing(ApprovalNeed.names(image.resource(), image.name()), image.tenant());
    ReachAnswer everybody = image.everybody();
    ReachAnswer answer = everybody.not().or(sharing.anybody(everybody));
    for (String other : image.others()) {
      answer = answer.and(sharing.with(other, Set.of()));
    }
    answer = answer.and(ReachAnswer.of(image.sharedWith(), _ -> true, true));
    return sharing
        .told(
            ObservationDraft.of(estate, image.resource())
                .data(image.resource(), "visibility", "sharedWith"),
            image.name().optional().orElse(image.resource().id()))
        .tenant(image.tenant())
        .detail("role", image.visibility().optional().orElse("?"))
        .as(answer, open);
  }

  /** The people of another tenant whom a bucket lets in; none if it lets in all of them. */
  private static Set<String> named(Bucket bucket, String tenant) {
    Set<String> named = new TreeSet<>();
    String prefix = tenant + ":";
    List<String> entries =
        Stream.of(bucket.readers(), bucket.writers())
            .flatMap(list -> list.optional().orElse(List.of()).stream())
            .filter(entry -> entry.startsWith(prefix))
            .map(entry -> entry.substring(prefix.length()))
            .toList();
    if (!entries.contains(ANYBODY)) {
      named.addAll(entries);
    }
    return named;
  }

  private Map<String, ReachAnswer> people(String tenant, Set<String> named) {
    if (named.isEmpty()) {
      return people.computeIfAbsent(tenant, access::people);
    }
    Map<String, ReachAnswer> these = new TreeMap<>();
    named.forEach(one -> these.put(one, ReachAnswer.YES));
    return these;
  }

  private String title(String tenant) {
    return estate
        .find(Tenant.SHAPE, tenant)
        .flatMap(one -> one.name().optional())
        .filter(name -> !name.isEmpty())
        .orElse(tenant);
  }

  /** How one thing is shared, and with whom without approval. */
  private final class Sharing {
    private final List<String> names;
    private final Fact<String> owner;
    private final List<String> bare = new ArrayList<>();
    private final Set<String> refused = new TreeSet<>();

    Sharing(List<String> names, Fact<String> owner) {
      this.names = names;
      this.owner = owner;
    }

    private ApprovalNeed need(List<String> others) {
      return ApprovalNeed.on(DataAccess.TYPES, names, owner, at).with(others);
    }

    /** Whether it is approved that somebody whom the list of the whole account names can use it. */
    ReachAnswer account(String named) {
      if (EVERYBODY.contains(named)) {
        return anybody(ReachAnswer.YES);
      }
      int colon = named.indexOf(':');
      Optional<String> there = tenant(colon < 0 ? named : named.substring(0, colon));
      Set<String> person = person(colon < 0 ? named : named.substring(colon + 1));
      if (there.isPresent()) {
        return owner.is(there.get())
            ? ReachAnswer.YES
            : with(there.get(), colon < 0 ? Set.of() : person);
      }
      if (colon < 0 && estate.find(Principal.SHAPE, person.iterator().next()).isPresent()) {
        return with(ANYBODY, person);
      }
      bare.add(named);
      return approvals
          .known(need(List.of()))
          .or(ReachAnswer.open(register.missing(Kind.PRINCIPAL, named)));
    }

    /** Whether what a key of temporary addresses opens to whoever has it is approved. */
    ReachAnswer links(ReachAnswer keyed) {
      ReachAnswer approved = approvals.known(need(List.of()));
      return keyed.not().or(approved.yes() ? approved : keyed.yes() ? unshown() : ReachAnswer.NO);
    }

    private ReachAnswer unshown() {
      return ReachAnswer.open(register.gap("temporary-links", names.getLast()));
    }

    private Optional<String> tenant(String called) {
      return estate.all(Tenant.SHAPE).stream()
          .filter(one -> one.id().equals(called) || one.name().is(called))
          .map(Tenant::id)
          .findFirst();
    }

    /** The id of the one person who is called so; the name itself where that is not one. */
    private Set<String> person(String called) {
      List<String> ids =
          estate.all(Principal.SHAPE).stream()
              .filter(one -> one.id().equals(called) || one.name().is(called))
              .map(Principal::id)
              .toList();
      return Set.of(ids.size() == 1 ? ids.getFirst() : called);
    }

    /** Whether it is approved that everybody can use it. */
    ReachAnswer anybody(ReachAnswer open) {
      ReachAnswer approved = approvals.known(need(List.of()));
      if (!open.no() && !approved.yes()) {
        bare.add(ANYBODY);
        refused.addAll(approvals.refused(need(List.of())));
      }
      return approved;
    }

    /** Whether it is approved that the people of a tenant can use it. */
    ReachAnswer with(String other, Set<String> named) {
      ApprovalNeed need = need(List.of(other));
      ReachAnswer whole = approvals.known(need);
      if (whole.yes()) {
        return whole;
      }
      refused.addAll(approvals.refused(need));
      Map<String, ReachAnswer> there = people(other, named);
      List<String> missing = new ArrayList<>();
      boolean sibling = organisations.together(other, owner);
      boolean anybody = other.equals(ANYBODY) && named.isEmpty();
      ReachAnswer each =
          anybody || (there.isEmpty() && !sibling) ? ReachAnswer.NO : access.unread().not();
      for (Map.Entry<String, ReachAnswer> one : there.entrySet()) {
        ReachAnswer approved =
            one.getValue()
                .not()
                .or(own(one.getKey(), sibling))
                .or(approvals.known(need.by(access.names(one.getKey()))));
        if (!approved.yes()) {
          missing.add(access.title(one.getKey()));
        }
        each = each.and(approved);
      }
      if (!each.yes()) {
        String people = missing.isEmpty() ? "" : ": " + String.join(", ", missing);
        bare.add((other.equals(ANYBODY) ? ANYBODY : title(other)) + people);
      }
      return whole.or(each);
    }

    /** Whether somebody is one of the owner's own people. */
    private ReachAnswer own(String person, boolean sibling) {
      Optional<Principal> principal = estate.find(Principal.SHAPE, person);
      Fact<String> home = principal.map(Principal::tenant).orElse(Fact.none());
      ReachAnswer athome =
          ReachAnswer.of(
              home.optional().filter(id -> organisations.together(id, owner)).isPresent());
      if (principal.isEmpty()) {
        return ReachAnswer.NO;
      }
      return switch (principal.get().side()) {
        case Fact.Known<String>(String side) ->
            ReachAnswer.of(side.equals("customer"))
                .and(athome.or(ReachAnswer.of(sibling && !strange(home))));
        case Fact.None<String>() -> athome;
        case Fact.Unknown<String>(Gap gap) -> gap.silent() ? athome : ReachAnswer.open(gap);
      };
    }

    private boolean strange(Fact<String> home) {
      return home.optional().filter(id -> organisations.apart(id, owner)).isPresent();
    }

    ObservationDraft told(ObservationDraft draft, String object) {
      return draft.detail("who", bare).detail("object", object).detail("refused", refused);
    }
  }
}
