/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.report.responsibility;

import io.yunheng.catalog.Actor;
import io.yunheng.catalog.Clause;
import io.yunheng.catalog.Document;
import io.yunheng.catalog.Fit;
import io.yunheng.catalog.Institution;
import io.yunheng.responsibility.BoundInstitutions;
import io.yunheng.responsibility.CloudService;
import io.yunheng.responsibility.Organisation;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Which requirements may apply between the parties of a block, and as what they are cited. */
final class DraftApplicability {
  /**
   * That a document binds customers of some kinds only.
   *
   * @param kind of the customer; empty if it is not told, so that the document may bind it
   * @param bound the kinds that the document binds
   */
  record Reservation(
      Organisation customer,
      Optional<Institution> kind,
      Document document,
      Set<Institution> bound) {
    Reservation {
      bound = Set.copyOf(bound);
    }
  }

  private final DutyPhrases say;
  private final DraftBlocks blocks;
  private final BoundInstitutions institutions = BoundInstitutions.shipped();
  private final Map<String, Organisation> organisations = new LinkedHashMap<>();

  DraftApplicability(DutyPhrases say, DraftBlocks blocks) {
    this.say = say;
    this.blocks = blocks;
    say.arrangement().organisations().forEach(one -> organisations.put(one.id(), one));
  }

  /** The services that a block is about: those it names, else those in which its parties deal. */
  List<CloudService> services(DraftBlock block) {
    Set<String> named = new LinkedHashSet<>(block.about());
    block.works().forEach(one -> named.add(one.service()));
    block.agreement().ifPresent(one -> named.addAll(one.scope().services()));
    List<CloudService> all = say.derivation().services();
    List<CloudService> dealt =
        all.stream()
            .filter(
                one ->
                    named.isEmpty()
                        ? block.key().all().stream()
                            .noneMatch(party -> blocks.roles(party, one.id()).isEmpty())
                        : named.contains(one.id()))
            .toList();
    return dealt.isEmpty() ? all : dealt;
  }

  /** The paragraphs of those requirements that may apply, by the deployment of each service. */
  Set<String> cited(Collection<String> ids, DraftBlock block) {
    Set<String> cited = new LinkedHashSet<>();
    for (CloudService service : services(block)) {
      cited.addAll(cited(ids, block, service));
    }
    return cited;
  }

  /** The paragraphs of those requirements that may apply for a service. */
  Set<String> cited(Collection<String> ids, DraftBlock block, CloudService service) {
    Set<String> cited = new LinkedHashSet<>();
    for (String id : ids) {
      Clause clause = say.catalog().clause(id).orElseThrow();
      if (fits(clause, service) && binds(id, block, service)) {
        cited.add(say.catalog().cited(clause, service.profile()));
      }
    }
    return cited;
  }

  /** The paragraphs of those requirements that may apply to one of some services. */
  Set<String> cited(Collection<String> ids, Collection<CloudService> services) {
    Set<String> cited = new LinkedHashSet<>();
    for (CloudService service : services) {
      for (String id : ids) {
        Clause clause = say.catalog().clause(id).orElseThrow();
        if (fits(clause, service)) {
          cited.add(say.catalog().cited(clause, service.profile()));
        }
      }
    }
    return cited;
  }

  /** The documents of those requirements that would apply for a service if they bound it. */
  Set<String> freeing(Collection<String> ids, DraftBlock block, CloudService service) {
    Set<String> documents = new LinkedHashSet<>();
    for (String id : ids) {
      Clause clause = say.catalog().clause(id).orElseThrow();
      if (fits(clause, service) && !binds(id, block, service)) {
        documents.add(clause.document());
      }
    }
    return documents;
  }

  /** What documents that fit the services say of the kind of their customers. */
  List<Reservation> reservations(DraftBlock block) {
    Map<List<String>, Reservation> all = new LinkedHashMap<>();
    for (CloudService service : services(block)) {
      for (Organisation customer : customers(block, service)) {
        institutions
            .byDocument()
            .forEach(
                (id, bound) -> {
                  Document document = say.catalog().document(id).orElseThrow();
                  if (document.applicability().fit(service.profile()) != Fit.EXCLUDED
                      && customer.institution().map(one -> !bound.contains(one)).orElse(true)) {
                    all.put(
                        List.of(customer.id(), id),
                        new Reservation(customer, customer.institution(), document, bound));
                  }
                });
      }
    }
    return List.copyOf(all.values());
  }

  private boolean fits(Clause clause, CloudService service) {
    return say.catalog().fit(clause, service.profile()) != Fit.EXCLUDED;
  }

  /** Whether a requirement may bind one of the customers; where there are none it is as it is. */
  private boolean binds(String id, DraftBlock block, CloudService service) {
    List<Organisation> customers = customers(block, service);
    return customers.isEmpty()
        || customers.stream()
            .anyMatch(
                one -> one.institution().map(kind -> institutions.binds(id, kind)).orElse(true));
  }

  private List<Organisation> customers(DraftBlock block, CloudService service) {
    List<Organisation> customers = new ArrayList<>();
    for (String party : block.key().all()) {
      if (blocks.roles(party, service.id()).contains(Actor.CUSTOMER)) {
        Optional.ofNullable(organisations.get(party)).ifPresent(customers::add);
      }
    }
    return customers;
  }
}
