/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.assessment.analysis;

import io.yunheng.assessment.Evidence;
import io.yunheng.assessment.check.ResourceView;
import io.yunheng.estate.BackupJob;
import io.yunheng.estate.Estate;
import io.yunheng.estate.Fact;
import io.yunheng.estate.Gap;
import io.yunheng.estate.Image;
import io.yunheng.estate.Instance;
import io.yunheng.estate.Kind;
import io.yunheng.estate.Resource;
import io.yunheng.estate.Snapshot;
import io.yunheng.estate.Tenant;
import io.yunheng.estate.Volume;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Whose data a copy holds, by what the cloud says it was made from, over copies of copies. An image
 * that its owner lets the holder use is judged as what is shared, not as a copy.
 */
final class CopyOrigins {
  private static final Set<String> OPEN = Set.of("public", "community");

  /**
   * Where a copy comes from that lies with somebody else.
   *
   * @param owner whose it is a copy of; unknown if what it was made from is not there any more
   * @param names what it was made from is called: ids and names
   * @param title what people call it
   */
  record Source(Fact<String> owner, Set<String> names, String title) {
    Source {
      names = Set.copyOf(names);
    }
  }

  private record Step(String kind, String id) {}

  private final Evidence evidence;
  private final Users users;
  private final Organisations organisations;
  private final Register register;

  CopyOrigins(Evidence evidence, Users users) {
    this.evidence = evidence;
    this.users = users;
    this.organisations = new Organisations(evidence.current(), users);
    this.register = Register.of(evidence);
  }

  /** What the copies are that the cloud tells the origin of. */
  List<Resource> copies() {
    Estate estate = evidence.current();
    List<Resource> copies = new ArrayList<>();
    copies.addAll(estate.all(Volume.SHAPE));
    copies.addAll(estate.all(Snapshot.SHAPE));
    estate.all(Image.SHAPE).stream()
        .filter(image -> estate.find(Snapshot.SHAPE, image.id()).isEmpty())
        .forEach(copies::add);
    copies.addAll(estate.all(BackupJob.SHAPE));
    copies.addAll(estate.all(Instance.SHAPE));
    return copies;
  }

  /** The tenant that a copy, or what was copied, lies with. */
  static Fact<String> holder(Resource resource) {
    return switch (resource) {
      case Volume one -> one.tenant();
      case Snapshot one -> one.tenant();
      case Image one -> one.tenant();
      case BackupJob one -> one.tenant();
      case Instance one -> one.tenant();
      default -> Fact.none();
    };
  }

  /** Who made a copy, where the cloud says it. */
  static Fact<String> maker(Resource resource) {
    return switch (resource) {
      case Volume one -> one.createdBy();
      case Snapshot one -> one.createdBy();
      case Image one -> one.createdBy();
      default -> Fact.none();
    };
  }

  /**
   * Where a copy comes from; empty if it lies with those whose data it is, or the cloud says
   * nothing.
   */
  Optional<Source> of(Resource copy) {
    Optional<String> holder = holder(copy).optional().filter(id -> !id.isEmpty());
    if (holder.isEmpty()) {
      return Optional.empty();
    }
    Set<Step> seen = new HashSet<>();
    Deque<Step> open = new ArrayDeque<>(steps(copy));
    Set<String> names = new LinkedHashSet<>();
    List<Step> missing = new ArrayList<>();
    List<String> said = new ArrayList<>();
    while (!open.isEmpty()) {
      Step step = open.remove();
      if (!seen.add(step)) {
        continue;
      }
      if (step.kind().equals(Kind.TENANT.code())) {
        said.add(step.id());
        continue;
      }
      names.add(step.id());
      Optional<Resource> found = found(step);
      if (found.isEmpty()) {
        missing.add(step);
        continue;
      }
      String title = title(found.get());
      names.add(title);
      Fact<String> owner = holder(found.get());
      if (owner.isUnknown()
          || owner.optional().filter(id -> strange(holder.get(), id)).isPresent()) {
        if (!lent(found.get(), holder.get())) {
          return Optional.of(new Source(owner, names, title));
        }
      } else {
        open.addAll(steps(found.get()));
      }
    }
    return missing.stream().findFirst().flatMap(step -> gone(step, said, holder.get(), names));
  }

  /**
   * What was made from something that is not there any more; a customer's own is the customer's.
   */
  private Optional<Source> gone(Step step, List<String> said, String holder, Set<String> names) {
    if (said.isEmpty()) {
      Gap gap = register.gap("copy-source-gone", step.kind() + " " + step.id());
      return users.customer(holder).no()
          ? Optional.of(new Source(Fact.unknown(gap), names, step.id()))
          : Optional.empty();
    }
    return said.stream()
        .filter(id -> strange(holder, id))
        .findFirst()
        .map(id -> new Source(Fact.known(id), names, step.id()));
  }

  /** Whether a tenant is registered as a customer's. */
  private boolean side(String tenant) {
    return evidence
        .current()
        .find(Tenant.SHAPE, tenant)
        .filter(one -> one.side().is("customer"))
        .isPresent();
  }

  /**
   * Whether a copy with one tenant of what is another's lies with somebody else: with the provider,
   * or with another organisation. Where nobody says whose a tenant is, it may.
   */
  ReachAnswer elsewhere(String holder, String owner) {
    if (organisations.together(holder, owner)) {
      return ReachAnswer.NO;
    }
    if (users.customer(holder).no() || organisations.apart(holder, owner)) {
      return ReachAnswer.YES;
    }
    return ReachAnswer.open(
        register.missing(Kind.TENANT, holder + (side(holder) ? " organisation" : " side")));
  }

  private boolean strange(String holder, String owner) {
    return !users.customer(owner).no() && !elsewhere(holder, owner).no();
  }

  /** Whether it is an image that the holder of the copy may use. */
  private static boolean lent(Resource source, String holder) {
    return switch (source) {
      case Image one -> lent(one.visibility(), one.sharedWith(), holder);
      case Snapshot one -> lent(one.visibility(), one.sharedWith(), holder);
      default -> false;
    };
  }

  private static boolean lent(Fact<String> visibility, Fact<List<String>> shared, String holder) {
    return visibility.optional().filter(OPEN::contains).isPresent()
        || shared.optional().orElse(List.of()).contains(holder);
  }

  private static List<Step> steps(Resource copy) {
    List<Step> steps = new ArrayList<>();
    switch (copy) {
      case Volume one -> said(one.copiedFrom(), steps);
      case Image one -> said(one.copiedFrom(), steps);
      case Snapshot one -> {
        add(Kind.VOLUME, one.volume(), steps);
        add(Kind.INSTANCE, one.instance(), steps);
        said(one.copiedFrom(), steps);
      }
      case BackupJob one ->
          one.resourceKind()
              .optional()
              .flatMap(Kind::of)
              .ifPresent(kind -> add(kind, one.resource(), steps));
      case Instance one -> add(Kind.IMAGE, one.image(), steps);
      default -> {}
    }
    return steps;
  }

  private static void add(Kind kind, Fact<String> id, List<Step> steps) {
    id.optional()
        .filter(one -> !one.isEmpty())
        .ifPresent(one -> steps.add(new Step(kind.code(), one)));
  }

  private static void said(Fact<List<String>> sources, List<Step> steps) {
    for (String source : sources.optional().orElse(List.of())) {
      int blank = source.indexOf(' ');
      if (blank > 0) {
        steps.add(new Step(source.substring(0, blank), source.substring(blank + 1)));
      }
    }
  }

  private Optional<Resource> found(Step step) {
    return Stream.concat(Stream.of(evidence.current()), evidence.earlier().stream())
        .flatMap(estate -> found(estate, step).stream())
        .findFirst();
  }

  private static Optional<Resource> found(Estate estate, Step step) {
    Optional<Resource> found =
        Kind.of(step.kind()).flatMap(kind -> estate.find(kind.shape(), step.id()));
    return found.isPresent() || !step.kind().equals(Kind.IMAGE.code())
        ? found
        : estate.find(Snapshot.SHAPE, step.id()).map(one -> one);
  }

  private String title(Resource resource) {
    String name = new ResourceView(evidence.current(), resource.kind()).name(resource);
    return name.isBlank() ? resource.id() : name;
  }
}
