/** All that comes, as a list. */
export async function listOf<T>(source: AsyncIterable<T>): Promise<readonly T[]> {
  const list: T[] = []
  for await (const one of source) list.push(one)
  return list
}
