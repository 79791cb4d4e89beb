/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.assessment.check;

import io.yunheng.assessment.Evidence;
import io.yunheng.assessment.SubjectKind;
import io.yunheng.estate.Coverage;
import io.yunheng.estate.Estate;
import io.yunheng.estate.EstateHeader;
import io.yunheng.estate.Kind;
import io.yunheng.estate.Origin;
import io.yunheng.estate.Resource;
import io.yunheng.estate.Understanding;
import io.yunheng.files.Fields;
import io.yunheng.files.Node;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads the fixtures of a check into evidence. */
final class FixtureReader {
  /** The moment of fixtures that name none. */
  static final Instant AS_OF = Instant.parse("2026-11-20T00:00:00Z");

  private static final int MOST_RESOURCES = 1000;
  private static final String WORDS = "satisfied | violated | unknown | none";

  private final String check;
  private final List<Kind> needs;

  FixtureReader(String check, List<Kind> needs) {
    this.check = check;
    this.needs = needs;
  }

  Fixture read(Fields fields) {
    fields.only(
        "name", "expect", "subject", "asOf", "viewpoint", "resources", "earlier", "coverage");
    String name = fields.text("name");
    Instant asOf = asOf(fields);
    SubjectKind subject =
        fields
            .optionalWord("subject", SubjectKind::of, "platform | tenant | private")
            .orElse(SubjectKind.PLATFORM);
    String viewpoint =
        fields
            .optionalWord("viewpoint", FixtureReader::viewpoint, "platform | tenant")
            .orElse(EstateHeader.PLATFORM);
    Origin origin = new Origin("fixture", check + ": " + name, asOf, Origin.Manner.EXAMPLE);
    EstateHeader header = new EstateHeader(name, "fixture", asOf, viewpoint, List.of(), "fixture");
    List<Coverage> coverages = coverages(fields, origin);
    Estate current = estate(fields, "resources", header, coverages, origin);
    Optional<Estate> earlier =
        fields.has("earlier")
            ? Optional.of(estate(fields, "earlier", dayBefore(header), coverages, origin))
            : Optional.empty();
    return new Fixture(
        name,
        fields.word("expect", Expectation::of, Expectation.NONE, WORDS),
        new Evidence(subject, asOf, current, earlier));
  }

  private static Optional<String> viewpoint(String word) {
    return word.equals(EstateHeader.PLATFORM) || word.equals(EstateHeader.TENANT)
        ? Optional.of(word)
        : Optional.empty();
  }

  private static EstateHeader dayBefore(EstateHeader header) {
    return new EstateHeader(
        header.name(),
        header.cloud(),
        header.collectedAt().minus(Duration.ofDays(1)),
        header.viewpoint(),
        header.tenants(),
        header.producer());
  }

  private static Instant asOf(Fields fields) {
    Optional<String> written = fields.optionalText("asOf");
    if (written.isPresent()) {
      try {
        return Instant.parse(written.get());
      } catch (DateTimeException e) {
        fields.wrong("asOf", written.get(), AS_OF.toString());
      }
    }
    return AS_OF;
  }

  private static Estate estate(
      Fields fields, String key, EstateHeader header, List<Coverage> coverages, Origin origin) {
    Estate.Builder estate = Estate.builder(header);
    coverages.forEach(estate::add);
    ResourceYaml yaml = new ResourceYaml(origin);
    Set<String> seen = new HashSet<>();
    List<Fields> written = fields.list(key);
    if (written.size() > MOST_RESOURCES) {
      fields.wrong(key, Integer.toString(written.size()), "0.." + MOST_RESOURCES);
      return estate.build();
    }
    for (Fields one : written) {
      Optional<Resource> resource = yaml.read(one);
      if (resource.isPresent()) {
        if (seen.add(resource.get().kind().code() + " " + resource.get().id())) {
          estate.add(resource.get());
        } else {
          one.twice("id", resource.get().id());
        }
      }
    }
    return estate.build();
  }

  private List<Coverage> coverages(Fields fields, Origin origin) {
    if (!fields.has("coverage")) {
      return needs.stream().map(kind -> complete(kind, origin)).toList();
    }
    List<Coverage> coverages = new ArrayList<>();
    if (fields.node("coverage").orElseThrow() instanceof Node.Sequence(List<Node> items, int _)
        && items.stream().allMatch(Node.Scalar.class::isInstance)) {
      for (String code : fields.texts("coverage")) {
        Kind.of(code)
            .ifPresentOrElse(
                kind -> coverages.add(complete(kind, origin)),
                () -> fields.dangling("coverage", code));
      }
      return coverages;
    }
    for (Fields one : fields.list("coverage")) {
      one.only("kind", "scope", "status", "reason", "need");
      Understanding status =
          one.optionalWord(
                  "status", Understanding::of, "complete | partial | denied | failed | unsupported")
              .orElse(Understanding.COMPLETE);
      Kind.of(one.text("kind"))
          .ifPresentOrElse(
              kind ->
                  coverages.add(
                      new Coverage(
                          kind,
                          one.optionalText("scope").orElse(Coverage.WHOLE),
                          status,
                          one.optionalText("reason").orElse(""),
                          one.optionalText("need").orElse(""),
                          0,
                          origin)),
              () -> one.dangling("kind", one.text("kind")));
    }
    return coverages;
  }

  private static Coverage complete(Kind kind, Origin origin) {
    return new Coverage(kind, Coverage.WHOLE, Understanding.COMPLETE, "", "", 0, origin);
  }
}
