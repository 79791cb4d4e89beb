/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.bag;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.yunheng.fault.Fault;
import io.yunheng.fault.FaultCode;
import io.yunheng.fault.FaultException;
import io.yunheng.files.BoundedFile;
import io.yunheng.files.JsonOut;
import io.yunheng.files.ReplacedFile;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringWriter;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.Signature;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Signatures of a manifest, in {@code signatures/} of its folder. They are of its tag manifests,
 * which have the digests of all other lists, which have those of all files. A single file is signed
 * in the same form, with the signature beside it.
 */
public final class Signatures {
  /** How the name of the signature of a single file ends. */
  public static final String FILE_ENDING = ".signature.json";

  private static final String FOLDER = "signatures";
  private static final String TAG_MANIFESTS = "tagmanifest-*.txt";
  private static final int LARGEST = 1 << 16;
  private static final int MOST = 100;
  private static final int LONGEST_NAME = 500;

  private Signatures() {}

  /**
   * Signs a manifest that is finished.
   *
   * @return the file of the signature
   * @throws FaultException with {@code HANDOVER_NONE} if there are no tag manifests, {@code
   *     OUTPUT_EXISTS} if it has one by this key, {@code OUTPUT_FAILED}
   */
  public static Path sign(Path manifest, Keys.Signing key, String signer, Instant made) {
    named(signer);
    Map<String, String> lists = lists(manifest);
    if (lists.isEmpty()) {
      throw FaultException.of(FaultCode.HANDOVER_NONE, "folder", manifest.toString());
    }
    return sign(
        new Statement(signer, made, lists),
        key,
        manifest.resolve(FOLDER).resolve(key.checking().id() + ".json"));
  }

  /**
   * Signs a single file, beside it.
   *
   * @return the file of the signature
   * @throws FaultException with {@code USAGE_VALUE}, {@code FILE_UNREADABLE}, {@code OUTPUT_EXISTS}
   *     if it has one, {@code OUTPUT_FAILED}
   */
  public static Path signFile(Path file, Keys.Signing key, String signer, Instant made) {
    named(signer);
    return sign(new Statement(signer, made, list(file)), key, beside(file));
  }

  /**
   * Checks the signature of a single file, if it has one.
   *
   * @param trusted which keys are known
   * @throws FaultException with {@code FILE_UNREADABLE}
   */
  public static Optional<SignatureCheck> checkFile(Path file, Predicate<Keys.Checking> trusted) {
    Path beside = beside(file);
    return Files.exists(beside, LinkOption.NOFOLLOW_LINKS)
        ? Optional.of(check(beside, String.valueOf(beside.getFileName()), list(file), trusted))
        : Optional.empty();
  }

  private static Path beside(Path file) {
    return file.resolveSibling(file.getFileName() + FILE_ENDING);
  }

  private static Map<String, String> list(Path file) {
    try {
      return Map.of(String.valueOf(file.getFileName()), sha256(file));
    } catch (IOException e) {
      throw unreadable(file, e);
    }
  }

  private static void named(String signer) {
    if (signer.isBlank() || signer.length() > LONGEST_NAME || !signer.equals(signer.strip())) {
      throw FaultException.of(
          FaultCode.USAGE_VALUE,
          "option",
          "--signer",
          "value",
          signer,
          "known",
          "1.." + LONGEST_NAME);
    }
  }

  private static Path sign(Statement statement, Keys.Signing key, Path file) {
    if (Files.exists(file)) {
      throw FaultException.of(FaultCode.OUTPUT_EXISTS, "path", file.toString());
    }
    try {
      Signature signature = Signature.getInstance(key.kind().signature(), Keys.PROVIDER);
      signature.initSign(key.key());
      signature.update(statement.bytes(key.kind(), key.checking().id()));
      byte[] bytes = json(statement, key.checking(), signature.sign());
      Files.createDirectories(Optional.ofNullable(file.toAbsolutePath().getParent()).orElse(file));
      ReplacedFile.write(file, out -> out.write(bytes));
      return file;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    } catch (IOException e) {
      throw ReplacedFile.failed(file, e);
    }
  }

  private static Map<String, String> lists(Path manifest) {
    Map<String, String> lists = new TreeMap<>();
    try (DirectoryStream<Path> found = Files.newDirectoryStream(manifest, TAG_MANIFESTS)) {
      for (Path file : found) {
        lists.put(String.valueOf(file.getFileName()), sha256(file));
      }
    } catch (IOException e) {
      throw unreadable(manifest, e);
    }
    return lists;
  }

  private static String sha256(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS)) {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      byte[] buffer = new byte[1 << 16];
      for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
        digest.update(buffer, 0, count);
      }
      return HexFormat.of().formatHex(digest.digest());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static byte[] json(Statement statement, Keys.Checking key, byte[] signature) {
    StringWriter out = new StringWriter();
    JsonOut.value(
        out,
        json ->
            json.object(
                () -> {
                  json.text("format", Statement.FORMAT);
                  json.text("algorithm", key.kind().code());
                  json.text("key", key.id());
                  json.text("made", statement.made().toString());
                  json.text("signer", statement.signer());
                  json.object("lists", () -> statement.sorted().forEach(json::text));
                  json.text(
                      "publicKey", Base64.getEncoder().encodeToString(key.key().getEncoded()));
                  json.text("signature", Base64.getEncoder().encodeToString(signature));
                }));
    return (out + "\n").getBytes(UTF_8);
  }

  /**
   * Checks all signatures of a manifest, in the order of their files.
   *
   * @param trusted keys of people who are known
   * @throws FaultException with {@code FILE_UNREADABLE}
   */
  public static List<SignatureCheck> check(Path manifest, List<Keys.Checking> trusted) {
    Path folder = manifest.resolve(FOLDER);
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    List<Path> files = new ArrayList<>();
    try (DirectoryStream<Path> found = Files.newDirectoryStream(folder)) {
      for (Path file : found) {
        if (files.size() < MOST) {
          files.add(file);
        }
      }
    } catch (IOException e) {
      throw unreadable(folder, e);
    }
    files.sort(Comparator.naturalOrder());
    Map<String, String> lists = lists(manifest);
    return files.stream()
        .map(
            file ->
                check(
                    file,
                    FOLDER + "/" + file.getFileName(),
                    lists,
                    key -> trusted.stream().anyMatch(one -> one.id().equals(key.id()))))
        .toList();
  }

  private static SignatureCheck check(
      Path file, String name, Map<String, String> lists, Predicate<Keys.Checking> trusted) {
    try {
      byte[] bytes = BoundedFile.bytes(file, name, LARGEST);
      JsonNode root = JsonMapper.shared().readTree(bytes);
      Keys.Checking key =
          Keys.checking(Base64.getDecoder().decode(root.path("publicKey").asString("")), file);
      byte[] signature = Base64.getDecoder().decode(root.path("signature").asString(""));
      Map<String, String> said = new TreeMap<>();
      root.path("lists")
          .properties()
          .forEach(one -> said.put(one.getKey(), one.getValue().asString("")));
      Statement statement =
          new Statement(
              root.path("signer").asString(""),
              Instant.parse(root.path("made").asString("")),
              said);
      boolean exact = Arrays.equals(bytes, json(statement, key, signature));
      boolean fits = exact && said.equals(lists) && fits(statement, key, signature);
      boolean known = trusted.test(key);
      SignatureCheck.State state =
          !fits
              ? SignatureCheck.State.WRONG
              : known ? SignatureCheck.State.TRUSTED : SignatureCheck.State.UNKNOWN_KEY;
      return new SignatureCheck(name, state, Optional.of(statement), key.id());
    } catch (FaultException | JacksonException | IllegalArgumentException | DateTimeException _) {
      return new SignatureCheck(name, SignatureCheck.State.UNREADABLE, Optional.empty(), "");
    }
  }

  private static boolean fits(Statement statement, Keys.Checking key, byte[] signature) {
    try {
      Signature checking = Signature.getInstance(key.kind().signature(), Keys.PROVIDER);
      checking.initVerify(key.key());
      checking.update(statement.bytes(key.kind(), key.id()));
      return checking.verify(signature);
    } catch (GeneralSecurityException _) {
      return false;
    }
  }

  private static FaultException unreadable(Path file, IOException e) {
    return new FaultException(
        Fault.of(
            FaultCode.FILE_UNREADABLE,
            "file",
            file.toString(),
            "reason",
            String.valueOf(e.getMessage())),
        e);
  }
}
