/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.inspection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.yunheng.inspection.context.DeepCode;
import io.yunheng.inspection.decryption.EnvelopeForm;
import io.yunheng.inspection.decryption.EnvelopeWriter;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Arrays;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.bouncycastle.asn1.ASN1EncodableVector;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.DERSet;
import org.bouncycastle.asn1.DERTaggedObject;
import org.bouncycastle.asn1.gm.GMNamedCurves;
import org.bouncycastle.asn1.gm.GMObjectIdentifiers;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x9.X9ECParameters;
import org.bouncycastle.bcpg.AEADAlgorithmTags;
import org.bouncycastle.bcpg.SymmetricKeyAlgorithmTags;
import org.bouncycastle.crypto.AsymmetricCipherKeyPair;
import org.bouncycastle.crypto.engines.SM2Engine;
import org.bouncycastle.crypto.engines.SM4Engine;
import org.bouncycastle.crypto.generators.ECKeyPairGenerator;
import org.bouncycastle.crypto.modes.CBCBlockCipher;
import org.bouncycastle.crypto.paddings.PaddedBufferedBlockCipher;
import org.bouncycastle.crypto.params.ECKeyGenerationParameters;
import org.bouncycastle.crypto.params.ECNamedDomainParameters;
import org.bouncycastle.crypto.params.KeyParameter;
import org.bouncycastle.crypto.params.ParametersWithIV;
import org.bouncycastle.crypto.params.ParametersWithRandom;
import org.bouncycastle.crypto.util.PrivateKeyInfoFactory;
import org.bouncycastle.openpgp.PGPEncryptedDataGenerator;
import org.bouncycastle.openpgp.PGPLiteralData;
import org.bouncycastle.openpgp.PGPLiteralDataGenerator;
import org.bouncycastle.openpgp.operator.bc.BcPBEKeyEncryptionMethodGenerator;
import org.bouncycastle.openpgp.operator.bc.BcPGPDataEncryptorBuilder;
import org.bouncycastle.openpgp.operator.bc.BcPGPDigestCalculatorProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Ciphertext for which no other program is at hand, made here. */
class CiphertextTest {
  private static final byte[] TEXT = Fixtures.bytes("plain.txt");

  @TempDir private Path folder;

  private record Sm2(AsymmetricCipherKeyPair pair) {
    static Sm2 made() {
      X9ECParameters curve = GMNamedCurves.getByName("sm2p256v1");
      ECKeyPairGenerator generator = new ECKeyPairGenerator();
      generator.init(
          new ECKeyGenerationParameters(
              new ECNamedDomainParameters(GMObjectIdentifiers.sm2p256v1, curve),
              new SecureRandom()));
      return new Sm2(generator.generateKeyPair());
    }

    byte[] secret() throws IOException {
      return PrivateKeyInfoFactory.createPrivateKeyInfo(pair.getPrivate()).getEncoded();
    }

    /** The key's ciphertext as C1, C3, C2 one behind the other. */
    byte[] wrapped(byte[] key) throws Exception {
      SM2Engine engine = new SM2Engine(SM2Engine.Mode.C1C3C2);
      engine.init(true, new ParametersWithRandom(pair.getPublic(), new SecureRandom()));
      return engine.processBlock(key, 0, key.length);
    }
  }

  private static byte[] enveloped(Sm2 recipient, boolean gm, boolean sequence) throws Exception {
    byte[] key = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);
    byte[] vector = "fedcba9876543210".getBytes(StandardCharsets.US_ASCII);
    byte[] wrapped = recipient.wrapped(key);
    if (sequence) {
      wrapped =
          new DERSequence(
                  new org.bouncycastle.asn1.ASN1Encodable[] {
                    new ASN1Integer(new BigInteger(1, Arrays.copyOfRange(wrapped, 1, 33))),
                    new ASN1Integer(new BigInteger(1, Arrays.copyOfRange(wrapped, 33, 65))),
                    new DEROctetString(Arrays.copyOfRange(wrapped, 65, 97)),
                    new DEROctetString(Arrays.copyOfRange(wrapped, 97, wrapped.length))
                  })
              .getEncoded();
    }
    PaddedBufferedBlockCipher cipher =
        new PaddedBufferedBlockCipher(CBCBlockCipher.newInstance(new SM4Engine()));
    cipher.init(true, new ParametersWithIV(new KeyParameter(key), vector));
    byte[] out = new byte[cipher.getOutputSize(TEXT.length)];
    int done = cipher.processBytes(TEXT, 0, TEXT.length, out, 0);
    done += cipher.doFinal(out, done);
    ASN1EncodableVector info = new ASN1EncodableVector();
    info.add(new ASN1Integer(gm ? 1 : 0));
    info.add(
        new DERSequence(
            new org.bouncycastle.asn1.ASN1Encodable[] {
              new X500Name("CN=test"), new ASN1Integer(7)
            }));
    info.add(new AlgorithmIdentifier(new ASN1ObjectIdentifier("1.2.156.10197.1.301.3")));
    info.add(new DEROctetString(wrapped));
    ASN1EncodableVector content = new ASN1EncodableVector();
    content.add(new ASN1ObjectIdentifier(gm ? "1.2.156.10197.6.1.4.2.1" : "1.2.840.113549.1.7.1"));
    content.add(new AlgorithmIdentifier(GMObjectIdentifiers.sms4_cbc, new DEROctetString(vector)));
    content.add(new DERTaggedObject(false, 0, new DEROctetString(Arrays.copyOf(out, done))));
    ASN1EncodableVector data = new ASN1EncodableVector();
    data.add(new ASN1Integer(gm ? 1 : 0));
    data.add(new DERSet(new DERSequence(info)));
    data.add(new DERSequence(content));
    ASN1EncodableVector all = new ASN1EncodableVector();
    all.add(new ASN1ObjectIdentifier(gm ? "1.2.156.10197.6.1.4.2.3" : "1.2.840.113549.1.7.3"));
    all.add(new DERTaggedObject(true, 0, new DERSequence(data)));
    return new DERSequence(all).getEncoded();
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3})
  void envelopesForSm2KeysAreOpened(int kind) throws Exception {
    Sm2 mine = Sm2.made();
    byte[] made = enveloped(mine, (kind & 1) != 0, (kind & 2) != 0);
    Path file = Fixtures.laid(folder, "sm2.der", made);
    KeyEntry right =
        Fixtures.key(
            EncryptionScheme.CMS,
            Map.of(KeyPart.PRIVATE_KEY, Fixtures.laid(folder, "mine.key", mine.secret())));
    DeepResult opened = Fixtures.check(file, right);
    assertThat(opened).as(opened.findings().toString()).isInstanceOf(DeepResult.Opened.class);
    assertThat(Fixtures.codes(opened)).containsExactly(DeepCode.NOT_AUTHENTICATED);
    DeepResult wrong =
        Fixtures.check(
            file,
            Fixtures.key(
                EncryptionScheme.CMS,
                Map.of(
                    KeyPart.PRIVATE_KEY, Fixtures.laid(folder, "other.key", Sm2.made().secret()))));
    assertThat(wrong).isInstanceOf(DeepResult.NotChecked.class);
    assertThat(Fixtures.codes(wrong)).contains(DeepCode.KEY_OR_DAMAGE);
    for (int length = 0; length < made.length; length++) {
      assertThat(
              Fixtures.codes(
                  Fixtures.check(
                      Fixtures.laid(folder, "cut.der", Arrays.copyOf(made, length)), right)))
          .as("cut to " + length)
          .contains(DeepCode.CIPHERTEXT_TRUNCATED);
    }
  }

  private static byte[] aead(boolean newer) throws Exception {
    BcPGPDataEncryptorBuilder builder =
        new BcPGPDataEncryptorBuilder(SymmetricKeyAlgorithmTags.AES_256)
            .setWithAEAD(AEADAlgorithmTags.OCB, 6);
    PGPEncryptedDataGenerator generator =
        new PGPEncryptedDataGenerator(newer ? builder.setUseV6AEAD() : builder.setUseV5AEAD());
    generator.addMethod(
        new BcPBEKeyEncryptionMethodGenerator(
            "correct horse".toCharArray(),
            new BcPGPDigestCalculatorProvider().get(org.bouncycastle.bcpg.HashAlgorithmTags.SHA256),
            0x60));
    ByteArrayOutputStream made = new ByteArrayOutputStream();
    ByteArrayOutputStream literal = new ByteArrayOutputStream();
    PGPLiteralDataGenerator literals = new PGPLiteralDataGenerator();
    try (OutputStream out =
        literals.open(literal, PGPLiteralData.BINARY, "", TEXT.length, Date.from(Instant.EPOCH))) {
      out.write(TEXT);
    }
    try (OutputStream out = generator.open(made, literal.size())) {
      out.write(literal.toByteArray());
    }
    return made.toByteArray();
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void authenticatedOpenPgpIsOpenedAndNoFlippedBitPasses(boolean newer) throws Exception {
    byte[] made = aead(newer);
    KeyEntry right =
        Fixtures.key(
            EncryptionScheme.OPENPGP, Map.of(KeyPart.PASSPHRASE, Fixtures.file("passphrase.txt")));
    DeepResult opened = Fixtures.check(Fixtures.laid(folder, "aead.gpg", made), right);
    assertThat(opened).as(opened.findings().toString()).isInstanceOf(DeepResult.Opened.class);
    assertThat(Fixtures.codes(opened)).isEmpty();
    DeepResult wrong =
        Fixtures.check(
            folder.resolve("aead.gpg"),
            Fixtures.key(
                EncryptionScheme.OPENPGP,
                Map.of(KeyPart.PASSPHRASE, Fixtures.file("wrong-passphrase.txt"))));
    assertThat(Fixtures.codes(wrong)).containsExactly(DeepCode.KEY_OR_DAMAGE);
    for (int at = 0; at < made.length; at++) {
      byte[] flipped = made.clone();
      flipped[at] ^= (byte) (1 << at % 8);
      assertThat(Fixtures.check(Fixtures.laid(folder, "flip.gpg", flipped), right))
          .as("flipped at " + at)
          .isNotInstanceOf(DeepResult.Opened.class);
    }
    for (int length = 0; length < made.length; length++) {
      assertThat(
              Fixtures.codes(
                  Fixtures.check(
                      Fixtures.laid(folder, "cut.gpg", Arrays.copyOf(made, length)), right)))
          .as("cut to " + length)
          .containsExactly(DeepCode.CIPHERTEXT_TRUNCATED);
    }
  }

  @ParameterizedTest
  @EnumSource
  void whatTheWriterWritesTheReaderReads(EnvelopeForm form)
      throws IOException, InterruptedException {
    long seed = 20261121L + form.keyBytes();
    Random random = new Random(seed);
    byte[] raw = new byte[form.keyBytes()];
    random.nextBytes(raw);
    Path key = Fixtures.laid(folder, "raw.key", raw);
    int chunk = 1 << 12;
    for (int size :
        new int[] {
          0,
          1,
          2,
          chunk - 1,
          chunk,
          chunk + 1,
          2 * chunk - 1,
          2 * chunk,
          2 * chunk + 1,
          random.nextInt(5 * chunk)
        }) {
      byte[] plain = new byte[size];
      random.nextBytes(plain);
      ByteArrayOutputStream made = new ByteArrayOutputStream();
      new EnvelopeWriter(form, 12, new SecureRandom())
          .write(new ByteArrayInputStream(plain), size, key, made);
      KeyEntry entry =
          new KeyEntry(
              Fixtures.key(EncryptionScheme.ENVELOPE, Map.of(KeyPart.RAW_KEY, key)).key(),
              List.of(new KeyEntry.Expected(KeyEntry.Algorithm.SHA_256, Fixtures.sha256(plain))));
      byte[] envelope = made.toByteArray();
      Path file = Fixtures.laid(folder, "made.yhe", envelope);
      ByteArrayOutputStream read = new ByteArrayOutputStream();
      DeepResult result =
          Fixtures.CHECKS.check(
              file, Fixtures.format(file), Optional.of(entry), listed -> {}, read);
      assertThat(result)
          .as("seed " + seed + ", " + size + " bytes: " + result.findings())
          .isInstanceOf(DeepResult.Opened.class);
      assertThat(read.toByteArray()).isEqualTo(plain);
      int at = random.nextInt(envelope.length);
      envelope[at] ^= 1;
      assertThat(Fixtures.check(Fixtures.laid(folder, "flip.yhe", envelope), entry))
          .as("seed " + seed + ", " + size + " bytes, flipped at " + at)
          .isInstanceOf(DeepResult.Damaged.class);
    }
  }

  @Test
  void theWriterWantsAsManyBytesAsItWasTold() {
    Path key = Fixtures.laid(folder, "raw.key", new byte[32]);
    EnvelopeWriter writer = new EnvelopeWriter(EnvelopeForm.AES_256_GCM, 12, new SecureRandom());
    assertThatThrownBy(
            () ->
                writer.write(
                    new ByteArrayInputStream(new byte[9]),
                    10,
                    key,
                    OutputStream.nullOutputStream()))
        .isInstanceOf(EOFException.class);
    assertThatThrownBy(() -> new EnvelopeWriter(EnvelopeForm.SM4_GCM, 11, new SecureRandom()))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void methodsThatCannotBeUndoneAreNamed() throws InterruptedException {
    for (String begin :
        new String[] {"Salted__12345678abcdefghijklmnop", "$ANSIBLE_VAULT;1.1;AES256\n6162\n"}) {
      DeepResult result =
          Fixtures.check(
              Fixtures.laid(folder, "other.enc", begin.getBytes(StandardCharsets.UTF_8)));
      assertThat(result).isInstanceOf(DeepResult.NotChecked.class);
      assertThat(Fixtures.codes(result)).containsExactly(DeepCode.METHOD_UNKNOWN);
    }
    assertThat(Fixtures.words(Fixtures.check(Fixtures.file("envelope/aes.yhe"))))
        .contains("envelope")
        .contains("raw-key");
  }
}
