/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.inspection.opening;

import io.yunheng.inspection.context.ChannelRegion;
import io.yunheng.inspection.context.DeepCode;
import io.yunheng.inspection.context.InspectionContext;
import io.yunheng.inspection.context.InspectionStopException;
import java.io.BufferedInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.SeekableByteChannel;
import java.util.Arrays;
import java.util.Optional;
import java.util.zip.CRC32;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorInputStream;
import org.apache.commons.compress.compressors.deflate64.Deflate64CompressorInputStream;
import org.tukaani.xz.LZMAInputStream;
import org.tukaani.xz.XZInputStream;

/** The content of zip entries: found, decrypted, unpacked, compared with what the archive says. */
final class ZipEntries {
  private static final int LOCAL = 0x04034b50;
  private static final int LOCAL_SIZE = 30;

  private final SeekableByteChannel file;
  private final ZipDirectory directory;
  private final InspectionContext look;
  private final Optional<ArchiveContents.Secret> secret;

  ZipEntries(
      SeekableByteChannel file,
      ZipDirectory directory,
      InspectionContext look,
      Optional<ArchiveContents.Secret> secret) {
    this.file = file;
    this.directory = directory;
    this.look = look;
    this.secret = secret;
  }

  /** The content of an entry; its end is reached only if it is what the archive says. */
  InputStream open(ZipRecord record, String place) throws IOException {
    long at = record.offset + directory.shift();
    ByteBuffer local =
        ByteBuffer.wrap(ChannelRegion.bytes(file, at, LOCAL_SIZE)).order(ByteOrder.LITTLE_ENDIAN);
    if (local.remaining() < LOCAL_SIZE || local.getInt(0) != LOCAL) {
      throw InspectionStopException.of(DeepCode.DAMAGED, place);
    }
    int nameLength = local.getShort(26) & 0xffff;
    long data = at + LOCAL_SIZE + nameLength + (local.getShort(28) & 0xffff);
    if (data + record.packed > directory.start()) {
      throw InspectionStopException.of(DeepCode.DAMAGED, place);
    }
    byte[] name = ChannelRegion.bytes(file, at + LOCAL_SIZE, nameLength);
    boolean later = (local.getShort(6) & 8) != 0;
    long crc = local.getInt(14) & 0xffffffffL;
    if (!Arrays.equals(name, record.name)
        || (local.getShort(6) & 1) != (record.flags & 1)
        || ((local.getShort(8) & 0xffff) != record.method && (local.getShort(8) & 0xffff) != 99)
        || (!later && crc != record.crc)) {
      look.found(DeepCode.LOCAL_DIFFERS, place);
    }
    ChannelRegion region = new ChannelRegion(file, data, data + record.packed);
    InputStream packed = record.encrypted() ? decrypted(region, record, place) : region;
    return new Checked(unpacked(packed, record, place), record, region, data, place);
  }

  private InputStream decrypted(ChannelRegion region, ZipRecord record, String place)
      throws IOException {
    if ((record.flags & 0x40) != 0) {
      throw InspectionStopException.of(DeepCode.FORM_UNSUPPORTED, place, "form", "PKWARE");
    }
    byte[] passphrase =
        secret
            .orElseThrow(() -> InspectionStopException.of(DeepCode.ENTRY_ENCRYPTED, place))
            .bytes();
    return record.strength > 0
        ? ZipCiphers.aes(region, passphrase, record.packed, record.strength, place)
        : ZipCiphers.traditional(region, passphrase, record.check(), place);
  }

  private InputStream unpacked(InputStream in, ZipRecord record, String place) throws IOException {
    return switch (record.method) {
      case 0 -> in;
      case 8 -> new Inflated(in);
      case 9 -> new Deflate64CompressorInputStream(in);
      case 12 -> new BZip2CompressorInputStream(new BufferedInputStream(in));
      case 14 -> lzma(in, record, place);
      case 95 -> new XZInputStream(in, look.limits().memory() >> 10);
      case 20, 93 -> throw InspectionStopException.of(DeepCode.NO_LIBRARY, place, "form", "zstd");
      default ->
          throw InspectionStopException.of(
              DeepCode.COMPRESSION_UNSUPPORTED, place, "method", Integer.toString(record.method));
    };
  }

  /** LZMA (APPNOTE 5.8): version, size of the properties, the properties. */
  private InputStream lzma(InputStream in, ZipRecord record, String place) throws IOException {
    byte[] head = in.readNBytes(9);
    if (head.length < 9 || head[2] != 5 || head[3] != 0) {
      throw InspectionStopException.of(DeepCode.DAMAGED, place);
    }
    int dictionary = ByteBuffer.wrap(head).order(ByteOrder.LITTLE_ENDIAN).getInt(5);
    if (dictionary < 0 || dictionary > look.limits().memory()) {
      throw InspectionStopException.of(
          DeepCode.LIMIT_MEMORY, place, "limit", Integer.toString(look.limits().memory()));
    }
    long size = (record.flags & 2) != 0 ? -1 : record.unpacked;
    return new LZMAInputStream(in, size, head[4], dictionary);
  }

  /** Deflate whose memory is given back at its end. */
  private static final class Inflated extends InflaterInputStream {
    Inflated(InputStream in) {
      super(in, new Inflater(true), 1 << 13);
    }

    @Override
    public void close() throws IOException {
      inf.end();
      super.close();
    }

    boolean all() throws IOException {
      return inf.getRemaining() == 0 && in.read() < 0;
    }
  }

  private static final class Checked extends FilterInputStream {
    private final ZipRecord record;
    private final ChannelRegion region;
    private final long from;
    private final String place;
    private final CRC32 crc = new CRC32();
    private long bytes;
    private boolean ended;

    Checked(InputStream in, ZipRecord record, ChannelRegion region, long from, String place) {
      super(in);
      this.record = record;
      this.region = region;
      this.from = from;
      this.place = place;
    }

    /** How many bytes of the archive were taken in. */
    long taken() {
      return region.position() - from;
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
      if (ended) {
        return -1;
      }
      int read;
      try {
        read = super.read(into, offset, length);
      } catch (IOException | RuntimeException e) {
        InspectionStopException stop = InspectionStopException.from(e, place);
        boolean guess = record.encrypted() && stop.code() == DeepCode.DAMAGED;
        throw guess ? InspectionStopException.of(DeepCode.KEY_OR_DAMAGE, place) : stop;
      }
      if (read > 0) {
        crc.update(into, offset, read);
        bytes += read;
        if (bytes > record.unpacked) {
          throw wrong(DeepCode.SIZE_DIFFERS);
        }
      } else if (read < 0) {
        end();
      }
      return read;
    }

    private void end() throws IOException {
      boolean all = !(in instanceof Inflated inflated) || inflated.all();
      if (bytes != record.unpacked || !all) {
        throw wrong(DeepCode.SIZE_DIFFERS);
      }
      if (crc.getValue() != record.crc && record.aesVersion != 2) {
        throw wrong(DeepCode.CHECKSUM);
      }
      ended = true;
    }

    private InspectionStopException wrong(DeepCode code) {
      return InspectionStopException.of(
          record.encrypted() && record.strength == 0 ? DeepCode.KEY_OR_DAMAGE : code, place);
    }

    @Override
    public boolean markSupported() {
      return false;
    }
  }

  /** How many bytes of the archive an entry's stream has taken in. */
  static long taken(InputStream stream) {
    return stream instanceof Checked checked ? checked.taken() : 0;
  }
}
