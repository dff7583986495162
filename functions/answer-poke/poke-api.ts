import { Hono } from 'hono'
import { answerPoke, type PokeDeps } from './answer-poke.ts'

/** The HTTP face of answer-poke, the same app on one machine and behind an HTTP API: POST /poke. */
export function pokeApi(deps: PokeDeps): Hono {
  const app = new Hono()
  app.post('/poke', async (context) => {
    const poke = { authorization: context.req.header('authorization'), body: await context.req.text() }
    const { status, ...answer } = await answerPoke(deps, poke)
    return context.json(answer, status)
  })
  return app
}
