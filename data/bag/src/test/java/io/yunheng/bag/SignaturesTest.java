/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.bag;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.yunheng.fault.FaultCode;
import io.yunheng.fault.FaultException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SignaturesTest {
  private static final Instant MADE = Instant.parse("2026-11-21T08:00:00Z");

  @TempDir private Path root;
  private Path manifest;
  private Path list;

  @BeforeEach
  void manifest() throws IOException {
    manifest = Files.createDirectory(root.resolve("manifest"));
    list = Files.writeString(manifest.resolve("tagmanifest-sha256.txt"), "e3b0  bagit.txt\n");
  }

  @ParameterizedTest
  @EnumSource(KeyKind.class)
  void aSignatureFitsWhatWasSigned(KeyKind kind) throws IOException {
    Keys.Checking key = Keys.generate(kind, root.resolve("key"));
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(root.resolve("key"))))
        .isEqualTo("rw-------");

    Signatures.sign(manifest, Keys.signing(root.resolve("key")), "某局", MADE);

    assertThat(state(List.of())).isEqualTo(SignatureCheck.State.UNKNOWN_KEY);
    assertThat(state(List.of(Keys.checking(root.resolve("key.pub")))))
        .isEqualTo(SignatureCheck.State.TRUSTED);
    SignatureCheck check = Signatures.check(manifest, List.of()).getFirst();
    assertThat(check.key()).isEqualTo(key.id());
    assertThat(check.statement().map(Statement::signer)).contains("某局");
  }

  @ParameterizedTest
  @EnumSource(KeyKind.class)
  void aSingleFileIsSignedBesideItself(KeyKind kind) throws IOException {
    Keys.Checking key = Keys.generate(kind, root.resolve("key"));
    Path file = Files.writeString(root.resolve("estate.jsonl"), "{}\n");
    assertThat(Signatures.checkFile(file, _ -> true)).isEmpty();

    Path signature = Signatures.signFile(file, Keys.signing(root.resolve("key")), "某局", MADE);

    assertThat(signature).hasFileName("estate.jsonl.signature.json");
    assertThat(Signatures.checkFile(file, one -> one.fingerprint().equals(key.fingerprint())))
        .map(SignatureCheck::state)
        .contains(SignatureCheck.State.TRUSTED);
    assertThat(Signatures.checkFile(file, _ -> false))
        .map(SignatureCheck::state)
        .contains(SignatureCheck.State.UNKNOWN_KEY);
    Files.writeString(file, "{ }\n");
    assertThat(Signatures.checkFile(file, _ -> true))
        .map(SignatureCheck::state)
        .contains(SignatureCheck.State.WRONG);
    Path other = Files.move(file, root.resolve("other.jsonl"));
    Files.writeString(other, "{}\n");
    Files.move(signature, root.resolve("other.jsonl.signature.json"));
    assertThat(Signatures.checkFile(other, _ -> true))
        .as("the same bytes under another name")
        .map(SignatureCheck::state)
        .contains(SignatureCheck.State.WRONG);
  }

  @ParameterizedTest
  @EnumSource(KeyKind.class)
  void everyFlippedBitIsFound(KeyKind kind) throws IOException {
    Keys.generate(kind, root.resolve("key"));
    Path file = Signatures.sign(manifest, Keys.signing(root.resolve("key")), "某局", MADE);
    List<Keys.Checking> trusted = List.of(Keys.checking(root.resolve("key.pub")));

    for (Path each : new Path[] {list, file}) {
      byte[] bytes = Files.readAllBytes(each);
      for (int bit = 0; bit < bytes.length * Byte.SIZE; bit++) {
        byte[] flipped = bytes.clone();
        flipped[bit / Byte.SIZE] ^= (byte) (1 << bit % Byte.SIZE);
        Files.write(each, flipped);
        assertThat(state(trusted))
            .as("%s, bit %d", each.getFileName(), bit)
            .isIn(SignatureCheck.State.WRONG, SignatureCheck.State.UNREADABLE);
      }
      Files.write(each, bytes);
    }
    assertThat(state(trusted)).isEqualTo(SignatureCheck.State.TRUSTED);
  }

  @Test
  void aListThatIsMoreOrLessThanWasSignedIsWrong() throws IOException {
    Keys.generate(KeyKind.ED25519, root.resolve("key"));
    Signatures.sign(manifest, Keys.signing(root.resolve("key")), "a", MADE);

    Files.writeString(manifest.resolve("tagmanifest-sha512.txt"), "");

    assertThat(state(List.of())).isEqualTo(SignatureCheck.State.WRONG);
  }

  @Test
  void somebodyElsesKeyIsNotTrusted() {
    Keys.generate(KeyKind.ED25519, root.resolve("key"));
    Keys.generate(KeyKind.ED25519, root.resolve("other"));
    Signatures.sign(manifest, Keys.signing(root.resolve("key")), "a", MADE);

    assertThat(state(List.of(Keys.checking(root.resolve("other.pub")))))
        .isEqualTo(SignatureCheck.State.UNKNOWN_KEY);
  }

  @Test
  void whatIsNoKeyIsRefused() throws IOException {
    Path file = Files.writeString(root.resolve("no"), "-----BEGIN PRIVATE KEY-----\nAAAA\n");
    assertThatThrownBy(() -> Keys.signing(file))
        .isInstanceOfSatisfying(
            FaultException.class,
            fault -> assertThat(fault.fault().code()).isEqualTo(FaultCode.KEY_UNUSABLE));
    Path rsa =
        Files.writeString(
            root.resolve("rsa"), "-----BEGIN PUBLIC KEY-----\nMAA=\n-----END PUBLIC KEY-----\n");
    assertThatThrownBy(() -> Keys.checking(rsa))
        .isInstanceOfSatisfying(
            FaultException.class,
            fault -> assertThat(fault.fault().code()).isEqualTo(FaultCode.KEY_UNUSABLE));
  }

  @Test
  void whatIsSignedCanBeReadInOneWayOnly() {
    Statement one =
        new Statement("a\nlists 1 b", MADE, java.util.Map.of("tagmanifest-sha256.txt", "x"));
    assertThat(new String(one.bytes(KeyKind.ED25519, "0123"), StandardCharsets.UTF_8))
        .isEqualTo(
            """
            yunheng-signature/1
            algorithm 7 ed25519
            key 4 0123
            made 20 2026-11-21T08:00:00Z
            signer 11 a
            lists 1 b
            tagmanifest-sha256.txt 1 x
            """);
  }

  private SignatureCheck.State state(List<Keys.Checking> trusted) {
    return Signatures.check(manifest, trusted).getFirst().state();
  }
}
