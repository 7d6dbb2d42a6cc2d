package org.gradproof.docsgen;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import org.junit.jupiter.api.Test;

class CauseTest {
    @Test
    void what_files_only_name_is_said_in_words() {
        assertThat(Cause.of(new AccessDeniedException("/a"))).isEqualTo("permission denied");
        assertThat(Cause.of(new NoSuchFileException("/a"))).isEqualTo("there is no such file");
        assertThat(Cause.of(new FileSystemException("/a", null, "No space left on device")))
                .isEqualTo("No space left on device");
        assertThat(Cause.of(new IOException("Input/output error"))).isEqualTo("Input/output error");
        assertThat(Cause.of(new IOException())).isEqualTo("IOException");
    }

    @Test
    void a_fault_of_the_machine_is_said_in_words() {
        assertThat(Cause.ofFault(new StackOverflowError())).isEqualTo("it is nested too deeply");
        assertThat(Cause.ofFault(new OutOfMemoryError())).isEqualTo("it takes more memory than there is");
    }
}
