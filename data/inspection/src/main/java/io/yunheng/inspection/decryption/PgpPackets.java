/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.inspection.decryption;

import io.yunheng.inspection.context.ChannelRegion;
import io.yunheng.inspection.context.DeepCode;
import io.yunheng.inspection.context.InspectionContext;
import io.yunheng.inspection.context.InspectionStopException;
import java.io.IOException;
import java.nio.channels.SeekableByteChannel;
import java.util.Set;

/**
 * Walks over the packets of an encrypted OpenPGP message (RFC 9580 sections 4.2, 5 and 10.3)
 * without decrypting: whether all of it is there, nothing comes after it, and no key derivation is
 * dearer than allowed.
 */
final class PgpPackets {
  private static final int MOST_PACKETS = 1000;
  private static final int MARKER = 10;
  private static final int PADDING = 21;
  private static final int PUBLIC_KEY_SESSION = 1;
  private static final int SECRET_SESSION = 3;
  private static final int ENCRYPTED = 9;
  private static final int ENCRYPTED_INTACT = 18;
  private static final int ENCRYPTED_AEAD = 20;
  private static final Set<Integer> SPECIFIERS = Set.of(0, 1, 3, 4);

  private final SeekableByteChannel file;
  private final InspectionContext look;
  private long at;
  private long body;
  private boolean authenticated;

  private PgpPackets(SeekableByteChannel file, InspectionContext look) {
    this.file = file;
    this.look = look;
  }

  /** Whether the message protects its content against changes; a stop if it is no whole message. */
  static boolean walked(SeekableByteChannel file, InspectionContext look) throws IOException {
    PgpPackets packets = new PgpPackets(file, look);
    packets.walk();
    return packets.authenticated;
  }

  private void walk() throws IOException {
    long size = file.size();
    boolean data = false;
    for (int i = 0; at < size; i++) {
      if (data) {
        throw InspectionStopException.of(DeepCode.CIPHERTEXT_TRAILING, "");
      }
      if (i >= MOST_PACKETS) {
        throw damaged();
      }
      int tag = packet();
      int version = at > body ? octet(body) : -1;
      switch (tag) {
        case MARKER, PADDING, PUBLIC_KEY_SESSION -> {}
        case SECRET_SESSION -> derivation(version);
        case ENCRYPTED -> data = true;
        case ENCRYPTED_INTACT -> {
          data = true;
          authenticated = true;
          known(version == 1 || version == 2, "SEIPD");
        }
        case ENCRYPTED_AEAD -> {
          data = true;
          authenticated = true;
          known(version == 1, "AEAD");
        }
        case 2, 4, 8, 11 ->
            throw InspectionStopException.of(
                DeepCode.FORM_UNSUPPORTED, "", "form", "OpenPGP/" + tag);
        default -> throw damaged();
      }
    }
    if (!data) {
      throw InspectionStopException.of(DeepCode.CIPHERTEXT_TRUNCATED, "");
    }
  }

  private static void known(boolean known, String form) throws InspectionStopException {
    if (!known) {
      throw InspectionStopException.of(DeepCode.FORM_UNSUPPORTED, "", "form", form);
    }
  }

  private void derivation(int version) throws IOException {
    long specifier =
        switch (version) {
          case 4 -> body + 2;
          case 5 -> body + 3;
          case 6 -> body + 5;
          default ->
              throw InspectionStopException.of(DeepCode.FORM_UNSUPPORTED, "", "form", "SKESK");
        };
    if (specifier < at) {
      known(SPECIFIERS.contains(octet(specifier)), "S2K");
    }
    if (specifier + 20 <= at && octet(specifier) == 4) {
      int exponent = octet(specifier + 19);
      if (exponent > 21 || 1024L << exponent > look.limits().memory()) {
        throw InspectionStopException.of(DeepCode.KEY_WORK, "", "work", Integer.toString(exponent));
      }
    }
  }

  /** Goes over one packet; its tag. */
  private int packet() throws IOException {
    int first = octet(at++);
    if ((first & 0x80) == 0) {
      throw damaged();
    }
    if ((first & 0x40) == 0) {
      int kind = first & 3;
      if (kind == 3) {
        body = at;
        at = file.size();
      } else {
        long length = number(1 << kind);
        body = at;
        pass(length);
      }
      return first >> 2 & 15;
    }
    boolean partial = true;
    boolean begun = false;
    while (partial) {
      int one = octet(at++);
      partial = one >= 224 && one < 255;
      long length;
      if (partial) {
        length = 1L << (one & 31);
      } else if (one < 192) {
        length = one;
      } else if (one < 224) {
        length = ((one - 192L) << 8) + octet(at++) + 192;
      } else {
        length = number(4);
      }
      if (!begun) {
        body = at;
        begun = true;
      }
      pass(length);
    }
    return first & 63;
  }

  private long number(int octets) throws IOException {
    long number = 0;
    for (int i = 0; i < octets; i++) {
      number = number << 8 | octet(at++);
    }
    return number;
  }

  private void pass(long length) throws IOException {
    at += length;
    if (at > file.size()) {
      throw InspectionStopException.of(DeepCode.CIPHERTEXT_TRUNCATED, "");
    }
    look.time("");
  }

  private int octet(long position) throws IOException {
    byte[] one = ChannelRegion.bytes(file, position, 1);
    if (one.length == 0) {
      throw InspectionStopException.of(DeepCode.CIPHERTEXT_TRUNCATED, "");
    }
    return one[0] & 0xff;
  }

  private static InspectionStopException damaged() {
    return InspectionStopException.of(DeepCode.CIPHERTEXT_DAMAGED, "");
  }
}
