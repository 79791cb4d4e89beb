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
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Set;
import org.bouncycastle.crypto.digests.SM3Digest;
import org.jdbi.v3.core.Handle;

/**
 * Files of evidence, each under its digest in the folder of its case, never shared between cases;
 * and the files of uploads that are not finished.
 */
public final class EvidenceFiles {
  private static final int BUFFER = 1 << 16;
  private static final String UPLOADS = "uploads";
  private static final String PART = ".part";

  private final DataFolder folder;
  private final long reserve;

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
   * Writes a part of an upload; when this returns it is on the disk.
   *
   * @param offset in bytes; what was there from it on is gone
   */
  public void write(RandomId upload, long offset, byte[] part) {
    Path file = upload(upload);
    try (FileChannel channel =
        FileChannel.open(
            file,
            Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE),
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")))) {
      channel.truncate(offset);
      ByteBuffer bytes = ByteBuffer.wrap(part);
      while (bytes.hasRemaining()) {
        channel.write(bytes, offset + bytes.position());
      }
      channel.force(true);
      if (offset == 0) {
        DataFolder.forceFolder(folder.folder(UPLOADS));
      }
    } catch (IOException e) {
      throw ReplacedFile.failed(file, e);
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
        write(upload, 0, new byte[0]);
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
