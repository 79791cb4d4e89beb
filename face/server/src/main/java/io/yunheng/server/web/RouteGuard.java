/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.server.web;

import io.yunheng.access.AccessDecision;
import io.yunheng.access.AccessRules;
import io.yunheng.access.AccessSubject;
import io.yunheng.access.AccessTarget;
import io.yunheng.access.Operation;
import io.yunheng.access.RandomId;
import io.yunheng.fault.FaultCode;
import io.yunheng.fault.FaultException;
import io.yunheng.server.identity.Visitor;
import java.util.Optional;

/**
 * Stands before every route. A stranger is sent to log in; who has begun to log in, to the next
 * step; what somebody may not know of is not there (404); what he may know of but not do is refused
 * (403); what needs a fresh proof of who he is asks for it.
 */
public final class RouteGuard {
  private final AccessRules rules;
  private final CaseOwners owners;
  private final ProofPage proofPage;

  /** Decides by rules; asks the store to whom a case belongs. */
  public RouteGuard(AccessRules rules, CaseOwners owners, ProofPage proofPage) {
    this.rules = rules;
    this.owners = owners;
    this.proofPage = proofPage;
  }

  /**
   * What is answered in place of the route; empty where the visit is let through.
   *
   * @throws FaultException if it is refused
   */
  Optional<WebAnswer> before(WebRoute route, Visit visit) {
    return switch (route.need()) {
      case RouteNeed.Open _ -> Optional.empty();
      case RouteNeed.Begun _ ->
          visit.visitor() instanceof Visitor.Known ? Optional.empty() : toLogin(visit);
      case RouteNeed.LoggedIn _ -> complete(visit);
      case RouteNeed.Permitted permitted -> {
        Optional<WebAnswer> other = complete(visit);
        if (other.isPresent()) {
          yield other;
        }
        permit(permitted, visit);
        yield fresh(permitted.operation(), visit);
      }
    };
  }

  private static Optional<WebAnswer> complete(Visit visit) {
    return switch (visit.visitor()) {
      case Visitor.Stranger() -> toLogin(visit);
      case Visitor.Known known ->
          known.complete()
              ? Optional.empty()
              : Optional.of(WebAnswer.to(known.stage().page() + next(visit)));
    };
  }

  private static Optional<WebAnswer> toLogin(Visit visit) {
    if (!visit.servlet().getMethod().equals("GET")) {
      throw FaultException.of(FaultCode.NOT_LOGGED_IN);
    }
    return Optional.of(WebAnswer.to("/login" + next(visit)));
  }

  private static String next(Visit visit) {
    boolean page = visit.servlet().getMethod().equals("GET") && !visit.path().equals("/");
    return page ? "?next=" + visit.path() : "";
  }

  private void permit(RouteNeed.Permitted permitted, Visit visit) {
    Operation operation = permitted.operation();
    switch (permitted.on()) {
      case INSTALLATION -> {
        if (!decide(visit, operation, new AccessTarget.OfInstallation()).allowed()) {
          throw refused(visit, operation);
        }
      }
      case ORGANISATION -> {
        AccessTarget target = new AccessTarget.OfOrganisation(visit.id(permitted.on().variable()));
        if (!decide(visit, operation, target).allowed()) {
          throw decide(visit, Operation.ORGANISATION_READ, target).allowed()
              ? refused(visit, operation)
              : FaultException.of(FaultCode.PAGE_NONE);
        }
      }
      case CASE -> {
        RandomId workCase = visit.id(permitted.on().variable());
        RandomId organisation =
            owner(visit, Operation.CASE_READ, workCase)
                .orElseThrow(() -> FaultException.of(FaultCode.PAGE_NONE));
        AccessTarget target = new AccessTarget.OfCase(workCase, organisation);
        if (!decide(visit, operation, target).allowed()) {
          AccessSubject declaring = visit.known().subject().declaring(workCase, organisation);
          throw rules.decide(declaring, operation, target, visit.today()).allowed()
              ? FaultException.of(FaultCode.INDEPENDENCE_NOT_DECLARED)
              : refused(visit, operation);
        }
      }
      case CASE_OBJECTS -> {
        RandomId workCase = visit.id(permitted.on().variable());
        RandomId organisation =
            owner(visit, Operation.CASE_READ, workCase)
                .orElseThrow(() -> FaultException.of(FaultCode.PAGE_NONE));
        if (owner(visit, operation, workCase).isEmpty()) {
          AccessSubject declaring = visit.known().subject().declaring(workCase, organisation);
          throw owners.owner(rules.scope(declaring, operation, visit.today()), workCase).isPresent()
              ? FaultException.of(FaultCode.INDEPENDENCE_NOT_DECLARED)
              : refused(visit, operation);
        }
      }
    }
  }

  private Optional<RandomId> owner(Visit visit, Operation operation, RandomId workCase) {
    return owners.owner(rules.scope(visit.known().subject(), operation, visit.today()), workCase);
  }

  private AccessDecision decide(Visit visit, Operation operation, AccessTarget target) {
    return rules.decide(visit.known().subject(), operation, target, visit.today());
  }

  /** What tells that somebody may not do something. */
  public static FaultException refusal(Visit visit, AccessRules rules, Operation operation) {
    return FaultException.of(
        FaultCode.NOT_PERMITTED,
        "operation",
        visit.texts().of(rules.table().of(operation).text()),
        PermissionHolders.DETAIL,
        operation.code());
  }

  private FaultException refused(Visit visit, Operation operation) {
    return refusal(visit, rules, operation);
  }

  private Optional<WebAnswer> fresh(Operation operation, Visit visit) {
    if (visit.servlet().getMethod().equals("GET") || !rules.table().of(operation).fresh()) {
      return Optional.empty();
    }
    return proofPage.unless(visit, visit.texts().of(rules.table().of(operation).text()));
  }
}
