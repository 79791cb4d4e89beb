/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.server.evidence;

import io.yunheng.access.AccessRules;
import io.yunheng.access.AccessTarget;
import io.yunheng.access.Operation;
import io.yunheng.access.Person;
import io.yunheng.access.RandomId;
import io.yunheng.access.Role;
import io.yunheng.access.RoleGrant;
import io.yunheng.access.Scope;
import io.yunheng.casework.CaseEvidenceFile;
import io.yunheng.casework.CaseState;
import io.yunheng.casework.EvidenceKind;
import io.yunheng.casework.PartialUpload;
import io.yunheng.casework.WorkCase;
import io.yunheng.fault.FaultCode;
import io.yunheng.fault.FaultException;
import io.yunheng.server.web.RouteGuard;
import io.yunheng.server.web.StandingAccess;
import io.yunheng.server.web.Visit;
import io.yunheng.store.Store;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a visit may do with the evidence and the registers of the case that its path names. */
public record CaseDesk(Store store, AccessRules rules, StandingAccess access) {
  /** The case. */
  public WorkCase workCase(Visit visit) {
    return store
        .cases()
        .find(access.scope(visit, Operation.CASE_READ), visit.id("case"))
        .orElseThrow(() -> FaultException.of(FaultCode.PAGE_NONE));
  }

  /**
   * The piece of evidence that the path names, if the visitor may see it.
   *
   * @throws FaultException if there is none for him
   */
  CaseEvidenceFile evidence(Visit visit) {
    return store
        .evidence()
        .find(access.scope(visit, Operation.EVIDENCE_READ), visit.id("evidence"))
        .filter(one -> one.workCase().equals(visit.id("case")))
        .orElseThrow(() -> FaultException.of(FaultCode.PAGE_NONE));
  }

  /**
   * The upload that the path names, if it is the visitor's own.
   *
   * @throws FaultException if there is none of his
   */
  PartialUpload upload(Visit visit) {
    return store
        .uploads()
        .find(access.scope(visit, Operation.EVIDENCE_ADD), visit.id("upload"))
        .filter(one -> one.workCase().equals(visit.id("case")))
        .filter(one -> one.person().equals(visit.known().person().id()))
        .orElseThrow(() -> FaultException.of(FaultCode.PAGE_NONE));
  }

  /** What adding evidence of a kind needs. */
  static Operation adding(EvidenceKind kind) {
    return kind == EvidenceKind.REGISTER ? Operation.REGISTER_CHANGE : Operation.EVIDENCE_ADD;
  }

  /** What replacing or withdrawing evidence of a kind needs. */
  static Operation changing(EvidenceKind kind) {
    return kind == EvidenceKind.REGISTER ? Operation.REGISTER_CHANGE : Operation.EVIDENCE_CHANGE;
  }

  /** Whether the visitor may do something with what is about an object. */
  public boolean may(Visit visit, Operation operation, WorkCase workCase, String object) {
    return workCase.state() == CaseState.OPEN && sees(visit, operation, workCase, object);
  }

  /** The same, whether the case is open or closed. */
  public boolean sees(Visit visit, Operation operation, WorkCase workCase, String object) {
    return rules
        .decide(
            visit.known().subject(),
            operation,
            new AccessTarget.OfObject(workCase.id(), workCase.organisation(), object, false),
            visit.today())
        .allowed();
  }

  /**
   * Refuses unless he may.
   *
   * @throws FaultException with {@code NOT_PERMITTED}
   */
  public void need(Visit visit, Operation operation, WorkCase workCase, String object) {
    if (!may(visit, operation, workCase, object)) {
      throw refused(visit, operation);
    }
  }

  /** What tells that somebody may not do something. */
  public FaultException refused(Visit visit, Operation operation) {
    return RouteGuard.refusal(visit, rules, operation);
  }

  /** The objects of a case on which he may do something; none where he may do it on all of it. */
  Set<String> objects(Visit visit, Operation operation, WorkCase workCase) {
    Scope scope = access.scope(visit, operation);
    return scope.covers(workCase.id(), workCase.organisation())
        ? Set.of()
        : new TreeSet<>(scope.objects().getOrDefault(workCase.id(), Set.of()));
  }

  /**
   * People whose role lets them do something in a case, by name; those with a role over the whole
   * organisation only for who may see its members.
   *
   * @param others who is among them whatever his role is
   */
  public List<Person> people(
      Visit visit, WorkCase workCase, Operation operation, Stream<RandomId> others) {
    Stream<RoleGrant> everywhere =
        rules
                .decide(
                    visit.known().subject(),
                    Operation.MEMBER_READ,
                    new AccessTarget.OfOrganisation(workCase.organisation()),
                    visit.today())
                .allowed()
            ? store.grants().overOrganisation(workCase.organisation()).stream()
            : Stream.of();
    return Stream.concat(
            others,
            Stream.concat(store.grants().overCase(workCase.id()).stream(), everywhere)
                .filter(grant -> rules.table().of(grant.role()).may().contains(operation))
                .map(RoleGrant::person))
        .distinct()
        .map(store.people()::find)
        .flatMap(Optional::stream)
        .sorted(Comparator.comparing(Person::name))
        .toList();
  }

  /** The roles of a person in a case. */
  Set<Role> roles(RandomId person, WorkCase workCase) {
    return Stream.concat(
            store.grants().overCase(workCase.id()).stream(),
            store.grants().overOrganisation(workCase.organisation()).stream())
        .filter(grant -> grant.person().equals(person))
        .map(RoleGrant::role)
        .collect(Collectors.toCollection(TreeSet::new));
  }
}
