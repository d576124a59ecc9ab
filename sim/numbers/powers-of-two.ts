/** 2^k at index k + 1074, for k = -1074 .. 1024 (the last one is Infinity). All but the last are exact. */
export const POWERS_OF_TWO = (() => {
  const powers = new Float64Array(2099)
  for (let i = 0, value = 5e-324; i < powers.length; i++, value *= 2) powers[i] = value
  return powers
})()
