package dev.seatledger.company.api;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(name = "SuspensionRequest")
public record SuspensionRequest(@NotBlank @Size(max = 1000) String reason) {}
