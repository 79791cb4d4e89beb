/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.jobs.cloud;

import io.yunheng.assessment.CaseFolder;
import io.yunheng.bag.Keys;
import io.yunheng.bag.Signatures;
import io.yunheng.estate.Estate;
import io.yunheng.estate.EstateReader;
import io.yunheng.estate.EstateWriter;
import io.yunheng.estate.RegisterReader;
import io.yunheng.estate.TypedRegister;
import io.yunheng.fault.FaultCode;
import io.yunheng.fault.FaultException;
import io.yunheng.fault.Problems;
import io.yunheng.fault.Producer;
import io.yunheng.files.ReplacedFile;
import io.yunheng.http.Secret;
import io.yunheng.jobs.CollectRequest;
import io.yunheng.jobs.EstateResult;
import io.yunheng.jobs.EstateShowRequest;
import io.yunheng.jobs.RegisterReadRequest;
import io.yunheng.jobs.RegisterReadResult;
import io.yunheng.jobs.work.JobContext;
import io.yunheng.jobs.work.ProxyNames;
import io.yunheng.openstack.CloudConfig;
import io.yunheng.openstack.CloudsFile;
import io.yunheng.openstack.CollectOptions;
import io.yunheng.openstack.HttpSettings;
import io.yunheng.openstack.OpenStackCollector;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The jobs about clouds and their estates. */
public final class CloudJobs {
  private static final DateTimeFormatter STAMP =
      DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

  private final JobContext context;

  public CloudJobs(JobContext context) {
    this.context = context;
  }

  /** Reads a cloud, with read-only calls, into a case. */
  public EstateResult collect(CollectRequest request) throws InterruptedException {
    CaseFolder.load(request.folder());
    Optional<Keys.Signing> key = request.key().map(Keys::signing);
    CollectOptions options =
        CollectOptions.defaults(Producer.load().text())
            .withHttp(HttpSettings.DEFAULTS.within(request.limit()))
            .withPageSize(request.pageSize())
            .verifyingImages(request.verifyImages());
    if (request.record().isPresent()) {
      options = options.recordingInto(request.record().get());
    }
    if (request.allowClockSkew()) {
      options = options.allowingClockSkew();
    }
    Estate estate =
        request.replay().isPresent()
            ? OpenStackCollector.replay(request.replay().get(), options, context.progress())
            : OpenStackCollector.collect(cloud(request), options, context.progress());
    Path file = place(estate, request.target().orElseThrow());
    String address = EstateWriter.write(estate, file);
    Optional<Path> signature =
        key.map(
            signing ->
                Signatures.signFile(
                    file,
                    signing,
                    request.signer().orElse(""),
                    Instant.now().truncatedTo(ChronoUnit.SECONDS)));
    return new EstateResult(estate, file, address, true, signature);
  }

  private CloudConfig cloud(CollectRequest request) {
    Map<String, String> secrets = context.secrets().values();
    CloudConfig cloud =
        CloudsFile.standard(request.cloudsFile())
            .cloud(
                request.cloud().orElseThrow(),
                Optional.ofNullable(secrets.get(CollectRequest.SECRET)).map(Secret::new));
    return request.networks().isPresent()
        ? cloud
        : cloud.through(ProxyNames.settings(request.proxy(), secrets));
  }

  private static Path place(Estate estate, Path folder) {
    String name = estate.header().name().replaceAll("[^\\p{IsAlphabetic}\\p{IsDigit}._-]", "_");
    Path file = folder.resolve(name + "-" + STAMP.format(estate.header().collectedAt()) + ".jsonl");
    try {
      Files.createDirectories(folder);
    } catch (IOException e) {
      throw ReplacedFile.failed(folder, e);
    }
    if (Files.exists(file)) {
      throw FaultException.of(FaultCode.OUTPUT_EXISTS, "path", file.toString());
    }
    return file;
  }

  /** Reads the cells of a register. */
  public RegisterReadResult read(RegisterReadRequest request) {
    Problems problems = new Problems();
    List<TypedRegister> registers =
        RegisterReader.typed(
            request.file(), String.valueOf(request.file().getFileName()), problems);
    return new RegisterReadResult(registers, problems.faults(), problems.count());
  }

  /** Reads an estate. */
  public EstateResult show(EstateShowRequest request) throws InterruptedException {
    EstateReader.Addressed read = EstateReader.readAddressed(request.file());
    return new EstateResult(read.estate(), request.file(), read.address(), false, Optional.empty());
  }
}
