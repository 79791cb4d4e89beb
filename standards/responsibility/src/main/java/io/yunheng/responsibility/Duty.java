/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.responsibility;

import io.yunheng.catalog.Actor;
import io.yunheng.catalog.Clause;
import io.yunheng.fault.Text;
import java.util.List;
import java.util.Optional;

/**
 * A requirement on a service, and who has what to do with it.
 *
 * @param cited the id of the paragraph to cite, that of the deployment of the service
 * @param needs what has to be known to tell whether it applies: keys of the service in the file
 * @param when a condition in words under which it applies
 * @param outside roles of the requirement that stand outside of the arrangement
 */
public record Duty(
    String service,
    Clause clause,
    String cited,
    List<String> needs,
    Optional<Text> when,
    People people,
    List<Actor> outside) {
  public Duty {
    needs = List.copyOf(needs);
    outside = List.copyOf(outside);
  }

  /** Of service and requirement alone: the people of a duty may be thousands. */
  @Override
  public int hashCode() {
    return 31 * service.hashCode() + clause.id().hashCode();
  }

  public List<Share> responsible() {
    return people.responsible();
  }

  public List<Doing> doing() {
    return people.doing();
  }

  public List<Watching> watching() {
    return people.watching();
  }

  public List<Watching> informed() {
    return people.informed();
  }

  /** Whether it is known that it applies, the condition in words aside. */
  public boolean applies() {
    return needs.isEmpty();
  }

  /** Why somebody is responsible. */
  public sealed interface Basis {
    /** The document says so. */
    record Stated() implements Basis {}

    /** Nobody has the role that the document names. */
    record Instead(Substitution rule, Actor of) implements Basis {}

    /** It is the side's part of a duty of both. */
    record Ranged(Range range, List<Component> components) implements Basis {
      public Ranged {
        components = List.copyOf(components);
      }
    }
  }

  /** A responsibility of an organisation in a role. */
  public record Share(String organisation, Actor role, Basis basis) {}

  /**
   * Somebody who does the work.
   *
   * @param of who is responsible for it
   * @param by how it came there; empty where the responsible does it itself
   */
  public record Doing(String organisation, String of, List<Delegation> by) {
    public Doing {
      by = List.copyOf(by);
    }
  }

  /** Somebody who watches or is told, in a role or as the one who handed the work on. */
  public record Watching(String organisation, Optional<Actor> role, Optional<Delegation> handed) {}
}
