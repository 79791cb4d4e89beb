/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.server;

import io.yunheng.access.AccountKind;
import io.yunheng.access.ActAuthor;
import io.yunheng.access.GrantScope;
import io.yunheng.access.OrganisationKind;
import io.yunheng.access.Person;
import io.yunheng.access.RandomId;
import io.yunheng.access.Role;
import io.yunheng.access.WorkOrganisation;
import io.yunheng.assessment.Assessment;
import io.yunheng.assessment.Basis;
import io.yunheng.assessment.HighRisk;
import io.yunheng.assessment.ItemResult;
import io.yunheng.assessment.ObjectResult;
import io.yunheng.assessment.SubjectKind;
import io.yunheng.casework.AssessmentRun;
import io.yunheng.casework.CaseDescription;
import io.yunheng.casework.JobEnd;
import io.yunheng.casework.JobState;
import io.yunheng.casework.RunItem;
import io.yunheng.casework.RunObservation;
import io.yunheng.casework.WorkCase;
import io.yunheng.catalog.Item;
import io.yunheng.catalog.MlpsCatalog;
import io.yunheng.catalog.ScaleName;
import io.yunheng.fault.Language;
import io.yunheng.jobs.AssessRequest;
import io.yunheng.jobs.AssessResult;
import io.yunheng.jobs.EngineSettings;
import io.yunheng.jobs.Jobs;
import io.yunheng.jobs.Secrets;
import io.yunheng.report.assessment.AssessmentFiles;
import io.yunheng.run.Progress;
import io.yunheng.run.Workers;
import io.yunheng.server.secret.PasswordHasher;
import io.yunheng.store.JobClaim;
import io.yunheng.store.NewPerson;
import io.yunheng.store.NewRun;
import io.yunheng.store.Store;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * An installation that holds two runs of the recorded cloud, made by the real engines, before its
 * server starts: the second one without the papers, and with a tenant that has markup in its name.
 */
final class KeptRuns {
  /** What the tenant of the website is called in the second run. */
  static final String MARKUP = "gov-web<img src=x onerror=alert(1)>";

  private static final Path EXAMPLE = Path.of("..", "..", "examples", "gov-cloud");
  private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

  private final Path folder;
  private final MovedClock clock = new MovedClock(Instant.parse("2026-11-23T02:00:00Z"));
  private final Store store;
  private final ActAuthor author;
  private final String password;
  private final WorkOrganisation organisation;
  final WorkCase one;
  final WorkCase foreign;
  final AssessmentRun first;
  final AssessmentRun second;
  final String tenant;
  final Assessment earlier;
  final Assessment assessment;

  private KeptRuns(Path folder) {
    this.folder = folder;
    store =
        Store.open(
            YunhengServer.installation(RunningServer.settings(folder, Map.of())),
            clock,
            new SecureRandom());
    password = new PasswordHasher().encode(TestPeople.PASSWORD);
    RandomId lina = person("lina", "李娜");
    author = new ActAuthor(Optional.of(lina), Optional.empty(), Optional.empty(), Optional.empty());
    organisation = store.organisations().create("市政务云中心", OrganisationKind.CUSTOMER, author);
    WorkOrganisation other =
        store.organisations().create("另一家单位", OrganisationKind.CUSTOMER, author);
    one = workCase(organisation, "政务云平台等级测评");
    foreign = workCase(other, "别家的项目");
    Path changed = changed();
    AssessResult before = assessed(EXAMPLE, "runs/first");
    first = keep(before, "runs/first");
    clock.move(Duration.ofHours(3));
    reject(before.assessment(), changed);
    AssessResult after = assessed(changed, "runs/second");
    second = keep(after, "runs/second");
    earlier = before.assessment();
    assessment = after.assessment();
    tenant =
        assessment.items().stream()
            .flatMap(item -> item.objects().stream())
            .filter(object -> object.name().equals(MARKUP))
            .map(ObjectResult::object)
            .findFirst()
            .orElseThrow();
    GrantScope all = new GrantScope.InOrganisation(organisation.id());
    give(lina, Role.CUSTOMER_LEAD, all);
    give(person("mei", "韩梅"), Role.CONTRIBUTOR, new GrantScope.InCase(one.id()));
    give(person("chen", "陈测评"), Role.ASSESSOR, new GrantScope.OnObject(one.id(), tenant));
    give(person("guan", "管局"), Role.REGULATOR, new GrantScope.Released(one.id()));
    give(person("zhaoqiang", "赵强"), Role.CUSTOMER_LEAD, new GrantScope.InOrganisation(other.id()));
  }

  /** Makes the installation, and leaves it closed. */
  static KeptRuns in(Path folder) {
    return in(folder, _ -> {});
  }

  /** The same after something more was done. */
  static KeptRuns in(Path folder, Consumer<KeptRuns> more) {
    KeptRuns runs = new KeptRuns(folder);
    more.accept(runs);
    runs.store
        .cases()
        .release(
            runs.one.id(), runs.first.id().text(), runs.author.person().orElseThrow(), runs.author);
    runs.store.close();
    return runs;
  }

  /** The path of a page of the case. */
  String path(String rest) {
    return "/cases/" + one.id() + rest;
  }

  /** The path of a page of a run. */
  String run(AssessmentRun run, String rest) {
    return path("/runs/" + run.id() + rest);
  }

  private WorkCase workCase(WorkOrganisation owner, String name) {
    return store
        .cases()
        .create(
            owner.id(),
            new CaseDescription(
                name, SubjectKind.PLATFORM, 3, false, "", "", Optional.empty(), ZONE),
            Optional.empty(),
            1 << 30,
            true,
            author);
  }

  Store store() {
    return store;
  }

  /** Somebody with a role in the case. */
  RandomId join(String login, String name, Role role) {
    RandomId person = person(login, name);
    give(person, role, new GrantScope.InCase(one.id()));
    return person;
  }

  private RandomId person(String login, String name) {
    Person made =
        store
            .people()
            .create(
                new NewPerson(login, name, "", Language.ZH, AccountKind.WORK, password, false),
                ActAuthor.system());
    return made.id();
  }

  private void give(RandomId person, Role role, GrantScope scope) {
    store
        .grants()
        .give(person, role, scope, LocalDate.parse("2026-11-01"), Optional.empty(), author);
  }

  private Path changed() {
    Path copy = folder.resolve("changed");
    try (Stream<Path> files = Files.walk(EXAMPLE)) {
      for (Path file : files.toList()) {
        Path to = copy.resolve(EXAMPLE.relativize(file).toString());
        if (Files.isDirectory(file)) {
          Files.createDirectories(to);
        } else if (!file.endsWith("papers.xlsx")) {
          Files.copy(file, to);
        }
      }
      Path estate = copy.resolve("estates/now.jsonl");
      String text =
          Files.readString(estate).replace("\"name\":\"gov-web\"", "\"name\":\"" + MARKUP + "\"");
      int end = text.lastIndexOf("{\"end\"");
      String body = text.substring(0, end);
      Files.writeString(
          estate, body + text.substring(end).replaceFirst("[0-9a-f]{64}", sha256(body)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return copy;
  }

  /** A person rejects the first high-risk case of an assessment, whatever else brings it about. */
  private static void reject(Assessment assessed, Path folder) {
    String risk = assessed.risks().stream().filter(HighRisk::raised).findFirst().orElseThrow().id();
    Map<String, Object> said =
        Map.of(
            "highRisk", risk,
            "decision", "rejected",
            "reason", "另有措施",
            "items", assessed.items().stream().map(ItemResult::id).toList(),
            "who", "李娜",
            "when", "2026-11-22T02:00:00Z");
    try {
      Path records = Files.createDirectories(folder.resolve("workbook")).resolve("records.jsonl");
      Files.writeString(
          records,
          "{\"yunheng\":\"workbook\",\"version\":1}\n"
              + JsonMapper.shared().writeValueAsString(said)
              + "\n");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String sha256(String text) {
    try {
      return HexFormat.of()
          .formatHex(
              MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError(e);
    }
  }

  private AssessResult assessed(Path of, String place) {
    try {
      return new Jobs(Workers.of(1), EngineSettings.FASTEST)
          .run(
              new AssessRequest(
                  of,
                  folder.resolve("data").resolve(place),
                  ScaleName.WORKBOOK,
                  Optional.empty(),
                  List.of(),
                  false,
                  Language.ZH),
              Secrets.NONE,
              Progress.SILENT);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  private AssessmentRun keep(AssessResult result, String place) {
    store.jobs().ask(one.id(), "assess", "{}", author);
    JobClaim claim = store.queue().claim("test", Duration.ofMinutes(10)).orElseThrow();
    AssessmentRun run =
        store
            .runs()
            .keep(
                claim,
                new NewRun(
                    result.assessment().heading().address(),
                    result.assessment().heading().asOf(),
                    result.assessment().heading().scale().code(),
                    place,
                    summary(result)),
                items(result.assessment(), ObjectResult::name).iterator(),
                observations(result).iterator(),
                author)
            .orElseThrow();
    store.queue().finish(claim, JobState.DONE, new JobEnd("broken", "", run.id().text()));
    return run;
  }

  private static String summary(AssessResult result) {
    StringWriter said = new StringWriter();
    result.write(said);
    return said.toString();
  }

  /** The index of a result, with its objects under names. */
  static List<RunItem> items(Assessment assessment, Function<ObjectResult, String> name) {
    MlpsCatalog catalog = MlpsCatalog.level3Cloud();
    List<RunItem> rows = new ArrayList<>();
    for (ItemResult result : assessment.items()) {
      Item item = catalog.item(result.id()).orElseThrow();
      for (ObjectResult object : result.objects()) {
        rows.add(
            new RunItem(
                item.id(),
                object.object(),
                name.apply(object),
                item.layer(),
                item.controlPoint(),
                object.verdict().code(),
                result.verdict().code(),
                object.basis() == Basis.PERSON,
                "",
                0));
      }
    }
    return rows;
  }

  private static Path file(AssessResult result, String name) {
    return result.files().stream().filter(file -> file.endsWith(name)).findFirst().orElseThrow();
  }

  /** A row for each resource; its place is where its line begins in the file of observations. */
  private static List<RunObservation> observations(AssessResult result) {
    List<RunObservation> rows = new ArrayList<>();
    try {
      long place = 0;
      for (String line : Files.readAllLines(file(result, AssessmentFiles.OBSERVATIONS))) {
        JsonNode node = JsonMapper.shared().readTree(line);
        if (node.has("check")) {
          for (ItemResult item : result.assessment().items()) {
            rows(item, node, place, rows);
          }
        }
        place += line.getBytes(StandardCharsets.UTF_8).length + 1L;
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return rows;
  }

  private static void rows(ItemResult item, JsonNode node, long place, List<RunObservation> rows) {
    String check = node.path("check").asString();
    String object = node.path("object").asString();
    boolean fed =
        item.objects().stream()
            .filter(one -> one.object().equals(object))
            .flatMap(one -> one.aspects().stream())
            .flatMap(aspect -> aspect.checks().stream())
            .anyMatch(one -> one.check().id().equals(check));
    if (!fed) {
      return;
    }
    for (String outcome : List.of("satisfied", "violated", "unknown")) {
      for (Map.Entry<String, JsonNode> kind : node.path(outcome).properties()) {
        for (JsonNode id : kind.getValue()) {
          rows.add(
              new RunObservation(
                  rows.size(),
                  item.id(),
                  object,
                  check,
                  outcome,
                  kind.getKey() + "/" + id.asString(),
                  place));
        }
      }
    }
  }
}
