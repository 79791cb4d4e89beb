/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.inspection.decryption;

import io.yunheng.inspection.KeyPart;
import io.yunheng.inspection.context.ChannelRegion;
import io.yunheng.inspection.context.DeepCode;
import io.yunheng.inspection.context.InspectionContext;
import io.yunheng.inspection.context.InspectionStopException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.apache.commons.compress.utils.SeekableInMemoryByteChannel;
import org.bouncycastle.bcpg.ArmoredInputStream;
import org.bouncycastle.bcpg.KeyIdentifier;
import org.bouncycastle.openpgp.PGPCompressedData;
import org.bouncycastle.openpgp.PGPEncryptedData;
import org.bouncycastle.openpgp.PGPEncryptedDataList;
import org.bouncycastle.openpgp.PGPException;
import org.bouncycastle.openpgp.PGPKeyPair;
import org.bouncycastle.openpgp.PGPLiteralData;
import org.bouncycastle.openpgp.PGPMarker;
import org.bouncycastle.openpgp.PGPOnePassSignatureList;
import org.bouncycastle.openpgp.PGPPBEEncryptedData;
import org.bouncycastle.openpgp.PGPPrivateKey;
import org.bouncycastle.openpgp.PGPPublicKeyEncryptedData;
import org.bouncycastle.openpgp.PGPSecretKey;
import org.bouncycastle.openpgp.PGPSecretKeyRing;
import org.bouncycastle.openpgp.PGPSecretKeyRingCollection;
import org.bouncycastle.openpgp.PGPSignatureList;
import org.bouncycastle.openpgp.PGPUtil;
import org.bouncycastle.openpgp.bc.BcPGPObjectFactory;
import org.bouncycastle.openpgp.operator.bc.BcKeyFingerprintCalculator;
import org.bouncycastle.openpgp.operator.bc.BcPBEDataDecryptorFactory;
import org.bouncycastle.openpgp.operator.bc.BcPBESecretKeyDecryptorBuilder;
import org.bouncycastle.openpgp.operator.bc.BcPGPDigestCalculatorProvider;
import org.bouncycastle.openpgp.operator.bc.BcPublicKeyDataDecryptorFactory;

/** OpenPGP messages (RFC 9580, RFC 4880) for public keys or passphrases. */
final class OpenPgp {
  private static final int DEEPEST = 16;
  private static final Pattern BEGIN = Pattern.compile("(?m)^-----BEGIN PGP MESSAGE-----\\s*$");
  private static final String END = "-----END PGP MESSAGE-----";

  private final KeyBytes key;
  private final InspectionContext look;

  OpenPgp(KeyBytes key, InspectionContext look) {
    this.key = key;
    this.look = look;
  }

  InputStream plaintext(SeekableByteChannel file) throws IOException {
    SeekableByteChannel binary = bare(file);
    if (!PgpPackets.walked(binary, look)) {
      look.found(DeepCode.NOT_AUTHENTICATED, "");
    }
    try {
      BcPGPObjectFactory objects = new BcPGPObjectFactory(ChannelRegion.all(binary));
      Object first = objects.nextObject();
      while (first instanceof PGPMarker) {
        first = objects.nextObject();
      }
      if (!(first instanceof PGPEncryptedDataList list)) {
        throw damaged();
      }
      return opened(list);
    } catch (IOException | PGPException | RuntimeException e) {
      throw damaged(e);
    }
  }

  /** The message without armour. */
  private SeekableByteChannel bare(SeekableByteChannel file) throws IOException {
    byte[] first = ChannelRegion.bytes(file, 0, 1);
    if (first.length == 0) {
      throw InspectionStopException.of(DeepCode.CIPHERTEXT_TRUNCATED, "");
    }
    if (first[0] < 0) {
      return file;
    }
    int most = look.limits().memory();
    if (file.size() > most) {
      throw InspectionStopException.of(DeepCode.LIMIT_MEMORY, "", "limit", Integer.toString(most));
    }
    byte[] all = ChannelRegion.bytes(file, 0, most);
    String text = new String(all, StandardCharsets.ISO_8859_1);
    if (!BEGIN.matcher(text).find()) {
      throw damaged();
    }
    int end = text.indexOf(END);
    if (end < 0) {
      throw InspectionStopException.of(DeepCode.CIPHERTEXT_TRUNCATED, "");
    }
    if (!text.substring(end + END.length()).isBlank()) {
      throw InspectionStopException.of(DeepCode.CIPHERTEXT_TRAILING, "");
    }
    try (ArmoredInputStream in =
        ArmoredInputStream.builder()
            .setParseForHeaders(true)
            .build(new ByteArrayInputStream(all))) {
      return new SeekableInMemoryByteChannel(in.readAllBytes());
    } catch (IOException | RuntimeException e) {
      throw damaged(e);
    }
  }

  private InputStream opened(PGPEncryptedDataList list) throws IOException, PGPException {
    boolean passphrase = false;
    boolean hidden = false;
    for (PGPEncryptedData data : list) {
      if (data instanceof PGPPublicKeyEncryptedData mine && key.has(KeyPart.PRIVATE_KEY)) {
        boolean unnamed = mine.getKeyIdentifier().isWildcard();
        hidden |= unnamed;
        for (PGPSecretKey secret : fitting(mine.getKeyIdentifier())) {
          try {
            return content(
                data, mine.getDataStream(new BcPublicKeyDataDecryptorFactory(unlocked(secret))));
          } catch (PGPException | IllegalArgumentException | IllegalStateException e) {
            if (!unnamed) {
              throw damaged(e);
            }
            look.time("");
          }
        }
      }
      passphrase |= data instanceof PGPPBEEncryptedData;
    }
    if (key.has(KeyPart.PASSPHRASE) && !key.has(KeyPart.PRIVATE_KEY) && passphrase) {
      return byPassphrase(list);
    }
    if (key.has(KeyPart.PRIVATE_KEY)) {
      throw InspectionStopException.of(hidden ? DeepCode.KEY_OR_DAMAGE : DeepCode.WRONG_KEY, "");
    }
    throw key.missing(KeyPart.PRIVATE_KEY.code());
  }

  private InputStream byPassphrase(PGPEncryptedDataList list) throws IOException {
    char[] characters = key.characters();
    for (PGPEncryptedData data : list) {
      if (data instanceof PGPPBEEncryptedData secret) {
        try {
          InputStream plain =
              secret.getDataStream(
                  new BcPBEDataDecryptorFactory(characters, new BcPGPDigestCalculatorProvider()));
          return content(data, plain);
        } catch (PGPException | IllegalArgumentException | IllegalStateException e) {
          // another passphrase may fit
          look.time("");
        }
      }
    }
    throw InspectionStopException.of(DeepCode.KEY_OR_DAMAGE, "");
  }

  /** The secret keys that a message names; all of them where it names none. */
  private List<PGPSecretKey> fitting(KeyIdentifier named) throws IOException {
    List<PGPSecretKey> fitting = new ArrayList<>();
    boolean any = false;
    try (InputStream in =
        PGPUtil.getDecoderStream(new ByteArrayInputStream(key.of(KeyPart.PRIVATE_KEY)))) {
      for (PGPSecretKeyRing ring :
          new PGPSecretKeyRingCollection(in, new BcKeyFingerprintCalculator())) {
        any = true;
        for (PGPSecretKey secret : ring) {
          if (named.isWildcard()
              ? secret.getPublicKey().isEncryptionKey()
              : named.matchesExplicit(secret.getKeyIdentifier())) {
            fitting.add(secret);
          }
        }
      }
    } catch (IOException | PGPException | RuntimeException e) {
      throw key.unusable(KeyPart.PRIVATE_KEY);
    }
    if (!any) {
      throw key.unusable(KeyPart.PRIVATE_KEY);
    }
    return fitting;
  }

  private PGPKeyPair unlocked(PGPSecretKey secret) throws InspectionStopException {
    try {
      char[] characters = key.someCharacters().orElse(new char[0]);
      PGPPrivateKey mine =
          secret.extractPrivateKey(
              new BcPBESecretKeyDecryptorBuilder(new BcPGPDigestCalculatorProvider())
                  .build(characters));
      return new PGPKeyPair(secret.getPublicKey(), mine);
    } catch (PGPException | RuntimeException e) {
      throw key.unusable(key.has(KeyPart.PASSPHRASE) ? KeyPart.PASSPHRASE : KeyPart.PRIVATE_KEY);
    }
  }

  private InputStream content(PGPEncryptedData data, InputStream plain) {
    return new Content(data, plain);
  }

  private static InspectionStopException damaged() {
    return InspectionStopException.of(DeepCode.CIPHERTEXT_DAMAGED, "");
  }

  private static InspectionStopException damaged(Throwable thrown) {
    InspectionStopException stop = InspectionStopException.from(thrown, "");
    return switch (stop.code()) {
      case DAMAGED, TRUNCATED -> damaged();
      default -> stop;
    };
  }

  /** The literal data of a message; ends when all of the message was read and found intact. */
  private static final class Content extends InputStream {
    private final PGPEncryptedData data;
    private final InputStream plain;
    private Optional<InputStream> literal = Optional.empty();
    private boolean ended;

    Content(PGPEncryptedData data, InputStream plain) {
      this.data = data;
      this.plain = plain;
    }

    private InputStream literal() throws IOException, PGPException {
      if (literal.isEmpty()) {
        literal = Optional.of(literal(new BcPGPObjectFactory(plain), 0));
      }
      return literal.get();
    }

    private static InputStream literal(BcPGPObjectFactory objects, int depth)
        throws IOException, PGPException {
      for (Object next = objects.nextObject(); next != null; next = objects.nextObject()) {
        switch (next) {
          case PGPLiteralData found -> {
            return found.getInputStream();
          }
          case PGPCompressedData packed -> {
            if (depth >= DEEPEST) {
              throw InspectionStopException.of(
                  DeepCode.LIMIT_DEPTH, "", "limit", Integer.toString(DEEPEST));
            }
            return literal(new BcPGPObjectFactory(packed.getDataStream()), depth + 1);
          }
          case PGPOnePassSignatureList _, PGPSignatureList _, PGPMarker _ -> {}
          default -> throw damaged();
        }
      }
      throw damaged();
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
      if (ended || length == 0) {
        return ended ? -1 : 0;
      }
      try {
        int read = literal().read(bytes, offset, length);
        if (read < 0) {
          plain.transferTo(OutputStream.nullOutputStream());
          if (data.isIntegrityProtected() && !data.isAEAD() && !data.verify()) {
            throw damaged();
          }
          ended = true;
        }
        return read;
      } catch (IOException | PGPException | RuntimeException e) {
        throw damaged(e);
      }
    }
  }
}
