/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.assessment;

import io.yunheng.assessment.check.CheckMethod;
import io.yunheng.assessment.check.Expression;
import io.yunheng.assessment.check.ExpressionLanguage;
import io.yunheng.assessment.check.FixtureProof;
import io.yunheng.assessment.check.PackReader;
import io.yunheng.catalog.MlpsCatalog;
import io.yunheng.fault.Fault;
import io.yunheng.fault.FaultCode;
import io.yunheng.fault.FaultException;
import io.yunheng.fault.Problems;
import io.yunheng.files.YamlDocument;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Where checks come from: the packs that ship with this room, and folders of users.
 *
 * <p>Every expression is compiled and every fixture proved before a check is handed out. For the
 * packs that ship this was done when they were built: their index records the digests of the files
 * that passed, and a file that still has its digest is not proved again.
 */
public final class Packs {
  private static final String SHIPPED = "/yunheng/packs/mlps-l3-cloud/";
  private static final String INDEX = "index.txt";
  private static final int MOST_FILES = 200;

  private final MlpsCatalog catalog;
  private final Map<String, Analysis> analyses;
  private final ExpressionLanguage language;

  /**
   * Packs over the items of a catalog, with the analyses that they may name.
   *
   * @throws IllegalArgumentException if two analyses have the same name
   */
  public Packs(MlpsCatalog catalog, List<Analysis> analyses) {
    this.catalog = catalog;
    this.analyses = new TreeMap<>();
    for (Analysis analysis : analyses) {
      if (this.analyses.put(analysis.name(), analysis) != null) {
        throw new IllegalArgumentException("two analyses named " + analysis.name());
      }
    }
    this.language = new ExpressionLanguage();
  }

  /**
   * The packs that ship and those of the folders.
   *
   * @throws FaultException with everything that is wrong with them
   * @throws InterruptedException if it is interrupted
   */
  public List<CheckPack> load(List<Path> folders) throws InterruptedException {
    Problems problems = new Problems();
    List<CheckPack> packs = new ArrayList<>(shipped(problems));
    for (Path folder : folders) {
      packs.addAll(folder(folder, problems));
    }
    problems.throwIfAny();
    unique(packs, problems);
    problems.throwIfAny();
    return List.copyOf(packs);
  }

  /**
   * The packs of a folder alone.
   *
   * @throws InterruptedException if it is interrupted
   */
  public List<CheckPack> folder(Path folder) throws InterruptedException {
    Problems problems = new Problems();
    List<CheckPack> packs = folder(folder, problems);
    problems.throwIfAny();
    unique(packs, problems);
    problems.throwIfAny();
    return packs;
  }

  private List<CheckPack> shipped(Problems problems) throws InterruptedException {
    List<CheckPack> packs = new ArrayList<>();
    String index = new String(resource(INDEX), StandardCharsets.UTF_8);
    for (String line : index.lines().filter(line -> !line.isBlank()).toList()) {
      String[] parts = line.split(" +", 2);
      byte[] bytes = resource(parts[1]);
      String digest = sha256(bytes);
      packs.add(read(bytes, parts[1], digest, digest.equals(parts[0]), problems));
    }
    return packs;
  }

  private List<CheckPack> folder(Path folder, Problems problems) throws InterruptedException {
    List<CheckPack> packs = new ArrayList<>();
    for (Path file : files(folder)) {
      try {
        String name = String.valueOf(file.getFileName());
        byte[] bytes = YamlDocument.bytes(file, name);
        packs.add(read(bytes, name, sha256(bytes), false, problems));
      } catch (FaultException e) {
        problems.add(e);
      }
    }
    return packs;
  }

  private CheckPack read(
      byte[] bytes, String file, String digest, boolean proved, Problems problems)
      throws InterruptedException {
    CheckPack pack =
        new PackReader(catalog, analyses, language, problems).read(bytes, file, digest);
    if (!proved) {
      for (Check check : pack.checks()) {
        prove(check, problems);
      }
    }
    return pack;
  }

  /** Compiles a check and proves its fixtures. */
  static void prove(Check check, Problems problems) throws InterruptedException {
    List<Fault> wrong = new ArrayList<>();
    if (check.method() instanceof CheckMethod.Expressed expressed) {
      Stream.concat(expressed.select().stream(), Stream.of(expressed.satisfied()))
          .map(Expression::problem)
          .flatMap(Optional::stream)
          .forEach(wrong::add);
    }
    wrong.forEach(problems::add);
    if (wrong.isEmpty()) {
      FixtureProof.prove(check, problems);
    }
  }

  private static void unique(List<CheckPack> packs, Problems problems) {
    Set<String> ids = new HashSet<>();
    for (CheckPack pack : packs) {
      for (Check check : pack.checks()) {
        if (!ids.add(check.id())) {
          problems.add(
              FaultCode.DATA_ID_TWICE,
              "file",
              pack.file(),
              "line",
              "-",
              "key",
              "id",
              "value",
              check.id());
        }
      }
    }
  }

  private static List<Path> files(Path folder) {
    if (!Files.isDirectory(folder)) {
      throw FaultException.of(FaultCode.FILE_MISSING, "file", folder.toString());
    }
    try (Stream<Path> found = Files.list(folder)) {
      List<Path> files = found.filter(file -> file.toString().endsWith(".yaml")).sorted().toList();
      if (files.size() > MOST_FILES) {
        throw FaultException.of(
            FaultCode.FILE_TOO_LARGE,
            "file",
            folder.toString(),
            "size",
            Integer.toString(files.size()),
            "limit",
            Integer.toString(MOST_FILES));
      }
      return files;
    } catch (IOException e) {
      throw FaultException.of(
          FaultCode.FILE_UNREADABLE,
          "file",
          folder.toString(),
          "reason",
          String.valueOf(e.getMessage()));
    }
  }

  private static byte[] resource(String name) {
    try (InputStream in = Packs.class.getResourceAsStream(SHIPPED + name)) {
      if (in == null) {
        throw new IllegalStateException(SHIPPED + name + " is not on the class path");
      }
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
