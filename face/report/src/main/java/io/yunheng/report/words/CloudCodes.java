/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.report.words;

import io.yunheng.fault.FaultException;
import io.yunheng.fault.Problems;
import io.yunheng.fault.Text;
import io.yunheng.files.Fields;
import io.yunheng.files.YamlDocument;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What people call the parts and permissions of a cloud that it has codes for.
 *
 * @param codes names by code
 * @param families names of what has no entry of its own, by how its code starts; the first counts
 */
public record CloudCodes(Map<String, Text> codes, List<Family> families) {
  private static final String FILE = "cloud-codes.yaml";
  private static final Pattern CODE = Pattern.compile("[a-z][A-Za-z0-9_-]*([:.][A-Za-z0-9_.-]+)*");
  private static final Pattern ID = Pattern.compile("[0-9a-f]{8}[0-9a-f-]*");

  /** The kinds of code whose first word says nothing that the name does not. */
  private static final Set<String> KINDS = Set.of("extension:", "events:", "service:", "role:");

  public CloudCodes {
    codes = Map.copyOf(codes);
    families = List.copyOf(families);
  }

  /**
   * What all codes are called that start alike.
   *
   * @param starts empty for all that have a colon: other words may be names of fields or files
   */
  public record Family(String starts, Text name) {
    boolean names(String code) {
      return starts.isEmpty() ? code.contains(":") : code.startsWith(starts);
    }
  }

  /** The names that ship. */
  public static CloudCodes shipped() {
    try (InputStream in = CloudCodes.class.getResourceAsStream("/yunheng/report/" + FILE)) {
      if (in == null) {
        throw new IllegalStateException(FILE);
      }
      return read(in.readAllBytes(), FILE);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Reads names.
   *
   * @throws FaultException with everything that is wrong
   */
  public static CloudCodes read(byte[] bytes, String file) {
    Problems problems = new Problems();
    Fields root = Fields.of(file, YamlDocument.parse(bytes, file), problems);
    root.only("codes", "families");
    Map<String, Text> codes = new LinkedHashMap<>();
    for (Fields fields : root.someList("codes")) {
      fields.only("code", "name");
      if (codes.put(fields.text("code"), fields.both("name")) != null) {
        fields.twice("code", fields.text("code"));
      }
    }
    List<Family> families = new ArrayList<>();
    for (Fields fields : root.someList("families")) {
      fields.only("starts", "name");
      families.add(new Family(fields.optionalText("starts").orElse(""), fields.both("name")));
    }
    problems.throwIfAny();
    return new CloudCodes(codes, families);
  }

  /** What a code stands for; empty where it is not a code of a cloud. */
  public Optional<Text> name(String code) {
    Text name = codes.get(code);
    if (name != null) {
      return Optional.of(name);
    }
    if (!CODE.matcher(code).matches() || ID.matcher(code).matches()) {
      return Optional.empty();
    }
    return families.stream().filter(family -> family.names(code)).findFirst().map(Family::name);
  }

  /** A code as it stands behind its name. */
  public String shown(String code) {
    return KINDS.stream()
        .filter(code::startsWith)
        .findFirst()
        .map(kind -> code.substring(kind.length()))
        .orElse(code);
  }
}
