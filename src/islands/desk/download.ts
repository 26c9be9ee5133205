/** Hands text to the officer as a file. */
export function download(name: string, text: string): void {
  const url = URL.createObjectURL(new Blob([text], { type: 'application/json' }));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}

/** A file name that every office system accepts. @param time `YYYY-MM-DDTHH:mm` */
export function packageName(title: string, time: string): string {
  const safe = title.replace(/[\\/:*?"<>|\p{Cc}]/gu, ' ').trim();
  return `舆情事件-${safe}-${time.replace(/[-:]/g, '').replace('T', '-')}.json`;
}
