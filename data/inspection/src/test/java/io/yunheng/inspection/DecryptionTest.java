/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.inspection;

import static org.assertj.core.api.Assertions.assertThat;

import io.yunheng.content.Format;
import io.yunheng.finding.Finding;
import io.yunheng.inspection.context.DeepCode;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.stream.IntStream;
import org.bouncycastle.openpgp.PGPException;
import org.bouncycastle.openpgp.PGPSecretKey;
import org.bouncycastle.openpgp.PGPSecretKeyRing;
import org.bouncycastle.openpgp.PGPUtil;
import org.bouncycastle.openpgp.operator.bc.BcKeyFingerprintCalculator;
import org.bouncycastle.openpgp.operator.bc.BcPBESecretKeyDecryptorBuilder;
import org.bouncycastle.openpgp.operator.bc.BcPGPDigestCalculatorProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Files encrypted by other programs: the right key, the wrong key, and every kind of damage. */
class DecryptionTest {
  private static final Path PASSPHRASE = Fixtures.file("passphrase.txt");
  private static final Path WRONG = Fixtures.file("wrong-passphrase.txt");

  @TempDir private Path folder;

  /**
   * An encrypted fixture, its key, a key that does not fit, and the bytes where the flipped bit of
   * the test means nothing, the plaintext being what it was. In OpenPGP armour: the end of a line,
   * unused bits of the last letter, the second sign of padding. In CMS: versions; the name and the
   * number of the recipient where no certificate was handed over to compare them with, and the
   * letter case of the name; the type of the content where nothing authenticates it; parameters and
   * identifiers of algorithms that the kind of recipient already settles.
   */
  enum Sample {
    PGP_RSA(
        "openpgp/rsa.gpg",
        true,
        "PRIVATE_KEY=openpgp/rsa.key",
        "PRIVATE_KEY=openpgp/other.key",
        ""),
    PGP_EC(
        "openpgp/ec.gpg",
        true,
        "PRIVATE_KEY=openpgp/ec.key.asc,PASSPHRASE=passphrase.txt",
        "PRIVATE_KEY=openpgp/other.key",
        ""),
    PGP_ARMOURED(
        "openpgp/ec.asc",
        false,
        "PRIVATE_KEY=openpgp/ec.key.asc,PASSPHRASE=passphrase.txt",
        "PRIVATE_KEY=openpgp/other.key",
        "288 350 352"),
    PGP_PASSPHRASE(
        "openpgp/passphrase.gpg",
        true,
        "PASSPHRASE=passphrase.txt",
        "PASSPHRASE=wrong-passphrase.txt",
        ""),
    PGP_UNCOMPRESSED(
        "openpgp/uncompressed.gpg",
        true,
        "PASSPHRASE=passphrase.txt",
        "PASSPHRASE=wrong-passphrase.txt",
        ""),
    CMS_RSA_GCM(
        "cms/rsa-gcm.der",
        true,
        "PRIVATE_KEY=cms/rsa.key,CERTIFICATE=cms/rsa.crt",
        "PRIVATE_KEY=cms/ec.key,CERTIFICATE=cms/ec.crt",
        "38 92"),
    CMS_RSA_GCM_STREAM(
        "cms/rsa-gcm-stream.der",
        true,
        "PRIVATE_KEY=cms/rsa-locked.key,PASSPHRASE=passphrase.txt",
        "PRIVATE_KEY=cms/ec.key,CERTIFICATE=cms/ec.crt",
        "32 43-46 48-50 53-72 86"),
    CMS_EC_GCM(
        "cms/ec-gcm.der",
        true,
        "PRIVATE_KEY=cms/ec.key,CERTIFICATE=cms/ec.crt",
        "PRIVATE_KEY=cms/other.key,CERTIFICATE=cms/other.crt",
        "36 45-51 165"),
    CMS_RSA_CBC(
        "cms/rsa-cbc.der",
        false,
        "PRIVATE_KEY=cms/rsa.key",
        "PRIVATE_KEY=cms/ec.key,CERTIFICATE=cms/ec.crt",
        "25 36 47-49 52-54 57-76 358-366"),
    CMS_RSA_OAEP(
        "cms/rsa-oaep.der",
        false,
        "PRIVATE_KEY=cms/rsa.key",
        "PRIVATE_KEY=cms/ec.key,CERTIFICATE=cms/ec.crt",
        "25 36 47-49 52-54 57-76 358-366"),
    CMS_RSA_SM4(
        "cms/rsa-sm4-cbc.der",
        false,
        "PRIVATE_KEY=cms/rsa.key",
        "PRIVATE_KEY=cms/ec.key,CERTIFICATE=cms/ec.crt",
        "25 36 47-49 52-54 57-76 358-366"),
    CMS_EC_PEM(
        "cms/ec-cbc.pem",
        false,
        "PRIVATE_KEY=cms/ec.key",
        "PRIVATE_KEY=cms/other.key,CERTIFICATE=cms/other.crt",
        "65-67 78 80-83 85 234-237 240 242 248-253 256-261 264 265 268-270 337-341 345-349"),
    CMS_PASSPHRASE(
        "cms/passphrase.der",
        false,
        "PASSPHRASE=passphrase.txt",
        "PASSPHRASE=wrong-passphrase.txt",
        "25 34 35 39-46 68-78 166-174"),
    ENVELOPE_AES(
        "envelope/aes.yhe", true, "RAW_KEY=envelope/aes.key", "RAW_KEY=envelope/wrong-aes.key", ""),
    ENVELOPE_SM4(
        "envelope/sm4.yhe", true, "RAW_KEY=envelope/sm4.key", "RAW_KEY=envelope/wrong-sm4.key", "");

    private final String file;
    private final boolean authenticated;
    private final String right;
    private final String wrong;
    private final String harmless;

    Sample(String file, boolean authenticated, String right, String wrong, String harmless) {
      this.file = file;
      this.authenticated = authenticated;
      this.right = right;
      this.wrong = wrong;
      this.harmless = harmless;
    }

    Set<Integer> harmless() {
      Set<Integer> all = new TreeSet<>();
      for (String range : harmless.isEmpty() ? new String[0] : harmless.split(" ", -1)) {
        String[] ends = range.split("-", -1);
        for (int at = Integer.parseInt(ends[0]);
            at <= Integer.parseInt(ends[ends.length - 1]);
            at++) {
          all.add(at);
        }
      }
      return all;
    }

    EncryptionScheme method() {
      return switch (file.substring(0, file.indexOf('/'))) {
        case "openpgp" -> EncryptionScheme.OPENPGP;
        case "cms" -> EncryptionScheme.CMS;
        default -> EncryptionScheme.ENVELOPE;
      };
    }

    /** The right key without a passphrase on it, whose derivation takes a second each time. */
    KeyEntry quick(Path folder) throws IOException, PGPException {
      if (right.contains("rsa-locked.key")) {
        return key("PRIVATE_KEY=cms/rsa.key");
      }
      if (!right.contains("ec.key.asc")) {
        return key(right);
      }
      List<PGPSecretKey> open = new ArrayList<>();
      try (InputStream in =
          PGPUtil.getDecoderStream(
              new ByteArrayInputStream(Fixtures.bytes("openpgp/ec.key.asc")))) {
        PGPSecretKeyRing ring = new PGPSecretKeyRing(in, new BcKeyFingerprintCalculator());
        char[] passphrase = "correct horse".toCharArray();
        for (PGPSecretKey each : ring) {
          open.add(
              PGPSecretKey.copyWithNewPassword(
                  each,
                  new BcPBESecretKeyDecryptorBuilder(new BcPGPDigestCalculatorProvider())
                      .build(passphrase),
                  null));
        }
      }
      Path file = Fixtures.laid(folder, "open.key", new PGPSecretKeyRing(open).getEncoded());
      return Fixtures.key(method(), Map.of(KeyPart.PRIVATE_KEY, file));
    }

    KeyEntry key(String parts) {
      Map<KeyPart, Path> files = new LinkedHashMap<>();
      for (String part : parts.split(",", -1)) {
        int equals = part.indexOf('=');
        files.put(
            KeyPart.valueOf(part.substring(0, equals)), Fixtures.file(part.substring(equals + 1)));
      }
      return Fixtures.key(method(), files);
    }
  }

  @ParameterizedTest
  @EnumSource
  void theRightKeyOpensItAndThePlaintextIsCompared(Sample sample) throws InterruptedException {
    KeyEntry key = sample.key(sample.right);
    ByteArrayOutputStream plain = new ByteArrayOutputStream();
    DeepResult result =
        Fixtures.CHECKS.check(
            Fixtures.file(sample.file),
            Fixtures.format(Fixtures.file(sample.file)),
            Optional.of(key),
            listed -> {},
            plain);
    assertThat(result).as(result.findings().toString()).isInstanceOf(DeepResult.Opened.class);
    assertThat(plain.toByteArray()).isEqualTo(Fixtures.bytes("plain.txt"));
    boolean note = Fixtures.codes(result).contains(DeepCode.NOT_AUTHENTICATED);
    assertThat(note).isEqualTo(sample.method() == EncryptionScheme.CMS && !sample.authenticated);

    DeepResult other =
        Fixtures.check(
            Fixtures.file(sample.file),
            new KeyEntry(
                key.key(),
                List.of(
                    new KeyEntry.Expected(KeyEntry.Algorithm.SM3, Fixtures.PLAIN_SM3),
                    new KeyEntry.Expected(
                        KeyEntry.Algorithm.SHA_256, Fixtures.PLAIN.replace('6', '7')))));
    assertThat(other).isInstanceOf(DeepResult.Damaged.class);
    assertThat(other.findings().stream().filter(f -> f.code() == DeepCode.DIGEST_DIFFERS))
        .hasSize(1);
  }

  @ParameterizedTest
  @EnumSource
  void theWrongKeyIsToldFromDamage(Sample sample) throws InterruptedException {
    DeepResult result = Fixtures.check(Fixtures.file(sample.file), sample.key(sample.wrong));
    if (sample.wrong.startsWith("PASSPHRASE")) {
      assertThat(result).isInstanceOf(DeepResult.NotChecked.class);
      assertThat(Fixtures.codes(result)).contains(DeepCode.KEY_OR_DAMAGE);
    } else {
      assertThat(result).isInstanceOf(DeepResult.WrongKey.class);
      assertThat(Fixtures.codes(result)).contains(DeepCode.WRONG_KEY);
    }
  }

  @ParameterizedTest
  @EnumSource
  void whatComesBehindIsFound(Sample sample) throws InterruptedException {
    byte[] bytes = Fixtures.bytes(sample.file);
    byte[] more = Arrays.copyOf(bytes, bytes.length + 3);
    Arrays.fill(more, bytes.length, more.length, (byte) 'x');
    DeepResult result =
        Fixtures.check(Fixtures.laid(folder, "more", more), sample.key(sample.right));
    assertThat(Fixtures.codes(result)).contains(DeepCode.CIPHERTEXT_TRAILING);
  }

  @ParameterizedTest
  @EnumSource(
      names = {"PGP_ARMOURED", "CMS_EC_PEM"},
      mode = EnumSource.Mode.EXCLUDE)
  void aCutAnywhereIsFound(Sample sample) throws IOException, PGPException, InterruptedException {
    byte[] bytes = Fixtures.bytes(sample.file);
    KeyEntry key = sample.quick(folder);
    Format format = Fixtures.format(Fixtures.file(sample.file));
    for (int length = 0; length < bytes.length; length++) {
      DeepResult result =
          Fixtures.CHECKS.check(
              Fixtures.laid(folder, "cut", Arrays.copyOf(bytes, length)), format, Optional.of(key));
      assertThat(Fixtures.codes(result))
          .as("cut to " + length)
          .contains(DeepCode.CIPHERTEXT_TRUNCATED);
      assertThat(result).isInstanceOf(DeepResult.Damaged.class);
    }
  }

  @ParameterizedTest
  @EnumSource
  void noFlippedBitGoesUnseen(Sample sample) throws IOException, PGPException {
    byte[] bytes = Fixtures.bytes(sample.file);
    KeyEntry key = sample.quick(folder);
    Format format = Fixtures.format(Fixtures.file(sample.file));
    Map<Integer, DeepResult> results = new ConcurrentSkipListMap<>();
    IntStream.range(0, bytes.length)
        .parallel()
        .forEach(
            at -> {
              byte[] flipped = bytes.clone();
              flipped[at] ^= (byte) (1 << at % 8);
              Path file = Fixtures.laid(folder, "flipped" + at, flipped);
              try {
                results.put(at, Fixtures.CHECKS.check(file, format, Optional.of(key)));
              } catch (InterruptedException e) {
                throw new IllegalStateException(e);
              }
            });
    Set<Integer> passed = new TreeSet<>();
    results.forEach(
        (at, result) -> {
          if (result instanceof DeepResult.Opened) {
            passed.add(at);
          }
          assertThat(
                  sample.authenticated && Fixtures.codes(result).contains(DeepCode.DIGEST_DIFFERS))
              .as("changed plaintext came out at " + at)
              .isFalse();
          assertThat(Fixtures.codes(result)).doesNotContain(DeepCode.UNREADABLE);
          assertThat(Fixtures.words(result)).doesNotContain("fixture: plaintext", "correct horse");
        });
    assertThat(passed).isEqualTo(sample.harmless());
  }

  @Test
  void unsupportedFormsAreNotDamage() throws InterruptedException {
    DeepResult luks =
        Fixtures.check(
            Fixtures.file("plain.txt"),
            Fixtures.key(EncryptionScheme.AGE, Map.of(KeyPart.PASSPHRASE, WRONG)));
    assertThat(Fixtures.codes(luks)).containsExactly(DeepCode.CIPHERTEXT_DAMAGED);
    DeepResult future =
        Fixtures.check(
            Fixtures.laid(
                folder, "v2", "age-encryption.org/v2\n-> x\n".getBytes(StandardCharsets.UTF_8)),
            Fixtures.key(EncryptionScheme.AGE, Map.of(KeyPart.PASSPHRASE, PASSPHRASE)));
    assertThat(future).isInstanceOf(DeepResult.NotChecked.class);
    assertThat(Fixtures.codes(future)).containsExactly(DeepCode.FORM_UNSUPPORTED);
  }

  @Test
  void withoutAKeyNothingIsPassed() throws InterruptedException {
    DeepResult none = Fixtures.check(Fixtures.file("openpgp/ec.asc"));
    assertThat(none).isInstanceOf(DeepResult.NotChecked.class);
    assertThat(Fixtures.codes(none)).containsExactly(DeepCode.KEY_MISSING);
    DeepResult empty =
        Fixtures.check(
            Fixtures.file("openpgp/rsa.gpg"), Fixtures.key(EncryptionScheme.OPENPGP, Map.of()));
    assertThat(Fixtures.codes(empty)).containsExactly(DeepCode.KEY_MISSING);
    DeepResult unusable =
        Fixtures.check(
            Fixtures.file("openpgp/rsa.gpg"),
            Fixtures.key(
                EncryptionScheme.OPENPGP, Map.of(KeyPart.PRIVATE_KEY, Fixtures.file("plain.txt"))));
    assertThat(unusable).isInstanceOf(DeepResult.NotChecked.class);
    assertThat(Fixtures.codes(unusable)).containsExactly(DeepCode.KEY_UNUSABLE);
  }

  @Test
  void compressedMessagesInPartsAreReadAndWeighed() throws InterruptedException {
    DeepResult large =
        Fixtures.CHECKS.check(
            Fixtures.file("openpgp/partial.gpg"),
            Fixtures.format(Fixtures.file("openpgp/partial.gpg")),
            Optional.of(
                new KeyEntry(
                    Fixtures.key(EncryptionScheme.OPENPGP, Map.of(KeyPart.PASSPHRASE, PASSPHRASE))
                        .key(),
                    List.of(
                        new KeyEntry.Expected(
                            KeyEntry.Algorithm.SHA_256, Fixtures.sha256(new byte[200_000]))))));
    assertThat(large).as(large.findings().toString()).isInstanceOf(DeepResult.Opened.class);
  }

  @Test
  void withoutAnAuthenticatorThereIsANote() throws InterruptedException {
    DeepResult old =
        Fixtures.check(
            Fixtures.file("openpgp/no-mdc.gpg"),
            Fixtures.key(EncryptionScheme.OPENPGP, Map.of(KeyPart.PASSPHRASE, PASSPHRASE)));
    assertThat(old.findings().stream().map(Finding::code).toList())
        .contains(DeepCode.NOT_AUTHENTICATED);
  }

  @Test
  void envelopesOfSeveralChunksAndOfNone() throws InterruptedException {
    byte[] plain = new byte[8192];
    for (int i = 0; i < plain.length; i++) {
      plain[i] = (byte) (i * 7);
    }
    DeepResult two =
        Fixtures.check(
            Fixtures.file("envelope/aes-two-chunks.yhe"),
            new KeyEntry(
                Fixtures.key(
                        EncryptionScheme.ENVELOPE,
                        Map.of(KeyPart.RAW_KEY, Fixtures.file("envelope/aes.key")))
                    .key(),
                List.of(
                    new KeyEntry.Expected(KeyEntry.Algorithm.SHA_256, Fixtures.sha256(plain)))));
    assertThat(two).as(two.findings().toString()).isInstanceOf(DeepResult.Opened.class);
    DeepResult none =
        Fixtures.check(
            Fixtures.file("envelope/sm4-empty.yhe"),
            new KeyEntry(
                Fixtures.key(
                        EncryptionScheme.ENVELOPE,
                        Map.of(KeyPart.RAW_KEY, Fixtures.file("envelope/sm4.key")))
                    .key(),
                List.of(
                    new KeyEntry.Expected(
                        KeyEntry.Algorithm.SHA_256, Fixtures.sha256(new byte[0])))));
    assertThat(none).as(none.findings().toString()).isInstanceOf(DeepResult.Opened.class);
  }
}
