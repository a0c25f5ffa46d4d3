import { Alert } from '@mantine/core';
import { Said } from './Said';

/** What a person should know about a file they gave, each with what to do. */
export function FileNotices({
  notices,
}: {
  notices: readonly { code: string; message: string; fix?: string }[];
}) {
  return notices.map((notice) => (
    <Alert
      key={notice.code + notice.message}
      color="yellow"
      title={<Said>{notice.message}</Said>}
      role="note"
    >
      <Said>{notice.fix}</Said>
    </Alert>
  ));
}
