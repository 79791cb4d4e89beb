/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.store.disk;

import io.yunheng.access.RandomId;
import io.yunheng.casework.EvidenceContent;
import io.yunheng.casework.EvidenceUsage;
import io.yunheng.fault.FaultCode;
import io.yunheng.fault.FaultException;
import io.yunheng.files.ReplacedFile;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.bouncycastle.crypto.digests.SM3Digest;
import org.jdbi.v3.core.Handle;

/**
 * Files of evidence, each under its digest in the folder of its case, never shared between cases;
 * and the files of uploads that are not finished.
 */
public final class EvidenceFiles {
  private static final int BUFFER = 1 << 16;
  private static final FileAttribute<Set<PosixFilePermission>> PRIVATE =
      PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
  private static final String UPLOADS = "uploads";
  private static final String PART = ".part";
  private static final String PIECE = ".piece";
  private static final int STRIPES = 64;

  private final DataFolder folder;
  private final long reserve;
  private final List<ReentrantLock> stripes =
      Stream.generate(ReentrantLock::new).limit(STRIPES).toList();

  /**
   * Files in a data folder.
   *
   * @param reserve bytes that are left free on the disk
   */
  public EvidenceFiles(DataFolder folder, long reserve) {
    this.folder = folder;
    this.reserve = reserve;
  }

  /** The digests of a file. */
  public record Digests(String sha256, String sm3) {}

  /**
   * Bytes that were received and belong to nothing yet.
   *
   * @param size in bytes; one more than was wanted where more came
   */
  public record Piece(Path file, long size) implements AutoCloseable {
    @Override
    public void close() {
      try {
        Files.deleteIfExists(file);
      } catch (IOException e) {
        throw ReplacedFile.failed(file, e);
      }
    }
  }

  /** Does something while nobody else writes, moves or removes the file of an upload. */
  public <T> T alone(RandomId upload, Supplier<T> work) {
    ReentrantLock lock = stripes.get(Math.floorMod(upload.hashCode(), STRIPES));
    lock.lock();
    try {
      return work.get();
    } finally {
      lock.unlock();
    }
  }

  /** How much evidence a case has, with uploads that are not finished. */
  public EvidenceUsage usage(Handle handle, RandomId workCase) {
    return handle
        .createQuery(
            """
            select
              (select count(*) from evidence where work_case = :case) as files,
              (select coalesce(sum(size), 0) from
                (select sha256, max(size) as size from evidence where work_case = :case
                  group by sha256) stored) as stored,
              (select coalesce(sum(size), 0) from upload where work_case = :case) as coming,
              (select quota from work_case where id = :case) as quota
            """)
        .bind("case", workCase.text())
        .map(
            (row, _) ->
                new EvidenceUsage(
                    row.getLong("files"),
                    row.getLong("stored") + row.getLong("coming"),
                    row.getLong("quota")))
        .one();
  }

  /**
   * Refuses where there is not enough room on the disk.
   *
   * @param coming bytes that are to be written
   * @throws FaultException with {@code EVIDENCE_DISK_SHORT}
   */
  public void refuseWhereShort(long coming) {
    try {
      long left = Files.getFileStore(folder.path()).getUsableSpace();
      if (left - coming < reserve) {
        throw FaultException.of(FaultCode.EVIDENCE_DISK_SHORT, "left", Long.toString(left));
      }
    } catch (IOException e) {
      throw ReplacedFile.failed(folder.path(), e);
    }
  }

  /**
   * Receives bytes beside an upload, however slowly they come.
   *
   * @param limit in bytes; one more is taken to see that more came
   * @throws java.io.UncheckedIOException if the source fails
   */
  public Piece receive(RandomId upload, InputStream source, long limit) {
    Piece piece =
        new Piece(
            folder.folder(UPLOADS).resolve(upload + "." + UUID.randomUUID() + PIECE), limit + 1);
    try (FileChannel channel =
        FileChannel.open(
            piece.file(),
            Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
            PRIVATE)) {
      byte[] buffer = new byte[BUFFER];
      long size = 0;
      while (size <= limit) {
        int read = read(source, buffer, (int) Math.min(BUFFER, limit + 1 - size));
        if (read < 0) {
          break;
        }
        ByteBuffer bytes = ByteBuffer.wrap(buffer, 0, read);
        while (bytes.hasRemaining()) {
          channel.write(bytes);
        }
        size += read;
      }
      return new Piece(piece.file(), size);
    } catch (IOException e) {
      piece.close();
      throw ReplacedFile.failed(piece.file(), e);
    } catch (RuntimeException e) {
      piece.close();
      throw e;
    }
  }

  private static int read(InputStream source, byte[] buffer, int most) {
    try {
      return source.read(buffer, 0, most);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Puts a piece at the end of what an upload has; when this returns it is on the disk.
   *
   * @param offset in bytes; what was there from it on is gone
   */
  public void append(RandomId upload, long offset, Piece piece) {
    Path file = upload(upload);
    try (FileChannel from = FileChannel.open(piece.file(), StandardOpenOption.READ);
        FileChannel to =
            FileChannel.open(
                file, Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE), PRIVATE)) {
      to.truncate(offset);
      long done = 0;
      while (done < piece.size()) {
        done += to.transferFrom(from, offset + done, piece.size() - done);
      }
      to.force(true);
      if (offset == 0) {
        DataFolder.forceFolder(folder.folder(UPLOADS));
      }
    } catch (IOException e) {
      throw ReplacedFile.failed(file, e);
    }
  }

  /** The first bytes of an upload. */
  public byte[] head(RandomId upload, int most) {
    Path file = upload(upload);
    try {
      return Files.exists(file) ? head(file, most) : new byte[0];
    } catch (IOException e) {
      throw ReplacedFile.failed(file, e);
    }
  }

  private static byte[] head(Path file, int most) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      return in.readNBytes(most);
    }
  }

  /** The digests of an upload. */
  public Digests digests(RandomId upload) {
    Path file = upload(upload);
    try {
      return Files.exists(file) ? digests(file) : digests(InputStream.nullInputStream());
    } catch (IOException e) {
      throw ReplacedFile.failed(file, e);
    }
  }

  /**
   * Moves an upload to where it stays; does nothing where that was done before. When this returns
   * it is on the disk.
   */
  public void settle(RandomId upload, RandomId workCase, String sha256) {
    Path from = upload(upload);
    Path to = path(workCase, sha256);
    try {
      Path place = folder.folder("evidence/" + workCase + "/" + sha256.substring(0, 2));
      if (Files.exists(from)) {
        Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
      } else if (!Files.exists(to)) {
        folder.makePrivate(from);
        folder.force(from);
        Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
      }
      DataFolder.forceFolder(place);
      DataFolder.forceFolder(folder.folder("evidence/" + workCase));
      DataFolder.forceFolder(folder.folder("evidence"));
    } catch (IOException e) {
      throw ReplacedFile.failed(to, e);
    }
  }

  /**
   * Takes a copy of a file to where it stays. When this returns it is on the disk.
   *
   * @param key of whoever brings it, under which what was cut off is found again
   * @throws FaultException with {@code EVIDENCE_DISK_SHORT}
   */
  public EvidenceContent take(RandomId workCase, Path file, RandomId key, String type) {
    Path part = upload(key);
    try {
      refuseWhereShort(Files.size(file));
      Files.copy(file, part, StandardCopyOption.REPLACE_EXISTING);
      folder.force(part);
      Digests digests = digests(part);
      EvidenceContent content =
          new EvidenceContent(digests.sha256(), digests.sm3(), Files.size(part), type);
      settle(key, workCase, digests.sha256());
      return content;
    } catch (IOException e) {
      throw ReplacedFile.failed(file, e);
    }
  }

  /** Removes what an upload left. */
  public void drop(RandomId upload) {
    try {
      Files.deleteIfExists(upload(upload));
    } catch (IOException e) {
      throw ReplacedFile.failed(upload(upload), e);
    }
  }

  /**
   * The file of a piece of evidence.
   *
   * @throws FaultException with {@code EVIDENCE_DAMAGED} where it is not there with its size
   */
  public Path file(RandomId workCase, EvidenceContent content) {
    Path file = path(workCase, content.sha256());
    try {
      if (Files.size(file) != content.size()) {
        throw damaged(file);
      }
      return file;
    } catch (IOException _) {
      throw damaged(file);
    }
  }

  /** Whether the file of a piece of evidence has its digests. */
  public boolean intact(RandomId workCase, EvidenceContent content) {
    try {
      Digests found = digests(path(workCase, content.sha256()));
      return found.equals(new Digests(content.sha256(), content.sm3()));
    } catch (IOException _) {
      return false;
    }
  }

  /** Removes the files of uploads that are not there any more; when nobody uploads yet. */
  public void tidy(Set<String> uploads) {
    Path place = folder.folder(UPLOADS);
    try (DirectoryStream<Path> files = Files.newDirectoryStream(place, "*" + PART)) {
      for (Path file : files) {
        String name = String.valueOf(file.getFileName());
        if (!uploads.contains(name.substring(0, name.length() - PART.length()))) {
          Files.delete(file);
        }
      }
    } catch (IOException e) {
      throw ReplacedFile.failed(place, e);
    }
    try (DirectoryStream<Path> pieces = Files.newDirectoryStream(place, "*" + PIECE)) {
      for (Path piece : pieces) {
        Files.delete(piece);
      }
    } catch (IOException e) {
      throw ReplacedFile.failed(place, e);
    }
  }

  private Path upload(RandomId upload) {
    return folder.folder(UPLOADS).resolve(upload + PART);
  }

  private Path path(RandomId workCase, String sha256) {
    return folder
        .path()
        .resolve("evidence")
        .resolve(workCase.text())
        .resolve(sha256.substring(0, 2))
        .resolve(sha256);
  }

  private static FaultException damaged(Path file) {
    return FaultException.of(
        FaultCode.EVIDENCE_DAMAGED, "file", String.valueOf(file.getFileName()));
  }

  private static Digests digests(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      return digests(in);
    }
  }

  private static Digests digests(InputStream in) throws IOException {
    try {
      MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
      SM3Digest sm3 = new SM3Digest();
      byte[] buffer = new byte[BUFFER];
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        sha256.update(buffer, 0, read);
        sm3.update(buffer, 0, read);
      }
      byte[] out = new byte[sm3.getDigestSize()];
      sm3.doFinal(out, 0);
      return new Digests(HexFormat.of().formatHex(sha256.digest()), HexFormat.of().formatHex(out));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
