import type { PhraseLists } from './phrase-lists.ts';

const CHANGE =
  'alteração/alterações/mudança/mudanças/atualização/processo/ação/operação/modificação/modificações/procedimento';
const NOUN = `${CHANGE}/troca/trocas/devolução/devoluções/reembolso/cancelamento/pedido/encomenda/reserva/
  solicitação/substituição/transferência/pagamento/compra/upgrade/correção/mudança_de_endereço/
  alteração_de_endereço/alteração_de_morada/estorno`;
const THE =
  'o/a/os/as/este/esta/estes/estas/esse/essa/esses/essas/meu/minha/o_meu/a_minha/todas_as/todos_os/todas_essas/todas_estas';
const ON = 'pode avançar/prosseguir/proceder/seguir/continuar/seguir_em_frente/ir_em_frente';

export const PT: PhraseLists = {
  agrees: `
    sim, simm, sim sim, ah sim, claro que sim, com certeza, com certeza sim, sem dúvida, certamente, absolutamente,
    definitivamente, obviamente, evidentemente, com certeza absoluta, com todo o gosto, sim senhor, sim senhora,
    afirmativo, positivo, digo que sim, a minha resposta é sim, minha resposta é sim, sim para tudo, sim a tudo,
    sim quero, sim eu quero, sim por favor, sim pode, sim pode ser, sim desejo, sim gostaria, sim é isso,
    sim isso mesmo, sim está bem, quero sim, pode sim, isso sim, aceito sim, confirmo sim, concordo sim, confirmo,
    eu confirmo, confirmo sim, confirmo tudo, confirmo isso, está confirmado, tá confirmado, confirmado, confirmada,
    .confirmar., sim confirme, concordo, eu concordo, concordo com isso, concordo com tudo, concordo plenamente,
    concordamos, de acordo sim, estou de acordo, estou de acordo com isso, estou de acordo com tudo,
    estamos de acordo, aceito, eu aceito, aceito tudo, aceito isso, aceite, aprovo, aprovado, autorizo, eu autorizo,
    autorizado, dou o meu consentimento, dou meu consentimento, dou a minha autorização, dou minha autorização,
    tem a minha autorização, tem minha autorização, tem o meu consentimento, tem meu consentimento, ${ON},
    ${ON} com isso/tudo/ele/ela, pode fazer, pode fazer isso, pode fazer assim, pode fazer sim, pode realizar,
    pode processar, pode executar, pode efetuar, pode tratar disso, pode mandar ver, manda ver, manda bala, pode ir,
    pode mandar, podem avançar, podem prosseguir, podem fazer, faça isso, faça-o, faça, faça assim, faz isso,
    faz assim, fazer isso, vamos fazer, vamos fazer isso, vamos fazer assim, vamos em frente, vamos nessa, vamos lá,
    vamos avançar, vamos prosseguir, vamos a isso, bora, avance, avança, avançar, avancem, avancemos, prossiga,
    prossigam, prosseguir, prossegue, proceda, siga em frente, siga, segue em frente, em frente, execute,
    quero prosseguir, quero avançar, quero continuar, quero fazer, quero fazer isso, quero que faça,
    quero que faça isso, gostaria de prosseguir, gostaria de avançar, gostaria de continuar, gostaria de fazer isso,
    desejo prosseguir, desejo avançar, desejo continuar, trate disso, trata disso, por favor prossiga, eu quero,
    é isso que eu quero sim, ${ON} com ${THE} ${NOUN},
    prossiga/avance/avança/siga/siga_em_frente/prosseguir/avançar com ${THE} ${NOUN},
    vamos prosseguir/avançar/seguir com ${THE} ${NOUN},
    faça/faz/realize/realiza/processe/efetue/execute/conclua/finalize ${THE} ${CHANGE},
    pode fazer/realizar/processar/efetuar/executar/concluir/finalizar ${THE} ${CHANGE},
    quero/gostaria_de/desejo prosseguir_com/avançar_com/seguir_com/continuar_com ${THE} ${NOUN},
    confirmo/aceito/aprovo/autorizo ${THE} ${NOUN}, concordo com ${THE} ${NOUN}, estou de acordo com ${THE} ${NOUN},
    vamos fazer ${THE} ${CHANGE}
  `,
  beside: `
    faça/faz/realize/realiza/processe/efetue/execute/conclua/finalize ${THE} ${NOUN},
    pode fazer/realizar/processar/efetuar/executar/concluir/finalizar ${THE} ${NOUN}, ok, okay, okey, oki, okk, blz,
    beleza, certo, tá certo, está certo, tá, tá bom, ta bom, está bem, tá bem, está bom, tudo bem, tudo certo,
    tudo ok, tudo correto, bem, muito bem, bom, muito bom, claro, pode ser, combinado, fechado, valeu, show,
    show de bola, legal, joia, perfeito, está perfeito, perfeita, perfeitamente, excelente, ótimo, ótima, ótima ideia,
    fantástico, maravilha, maravilhoso, espetacular, espetáculo, fixe, top, super, incrível, ideal, exato, exatamente,
    é exatamente isso, correto, está correto, é correto, isso está correto, isso, isso mesmo, é isso, é isso mesmo,
    é isso aí, isso aí, assim mesmo, assim, assim está bem, assim está ótimo, de acordo, parece bom, parece ótimo,
    parece-me bem, parece-me bom, parece me bem, me parece bom, me parece bem, me parece ótimo, soa bem,
    por mim tudo bem, por mim está bem, por mim pode ser, por mim está ótimo, funciona para mim, serve, isso serve,
    boa, boa ideia, sem problema, sem problemas, não há problema, não tem problema, nenhum problema,
    seria ótimo/perfeito/excelente/bom/ideal, isso seria ótimo/perfeito/excelente/bom/ideal, então, pois, pois é, ah,
    oh, olha, agora, agora mesmo, imediatamente, hoje, o mais rápido possível, assim que possível, quanto antes,
    o quanto antes, quando puder, com prazer, por favor, porfavor, por gentileza, pf, pfv, pfvr, se faz favor,
    faz favor, faça o favor, sff, obrigado, obrigada, e obrigado/obrigada/muito_obrigado/muito_obrigada,
    muito obrigado, muito obrigada, obg, obgd, obrigadinho, obrigadão, brigado, brigada, agradeço, agradeço muito,
    eu agradeço, agradecido, agradecida, grato, grata, desde já obrigado, desde já obrigada, desde já agradeço,
    obrigado desde já, obrigada desde já,
    obrigado/obrigada pela ajuda/atenção/paciência/resposta/sua_ajuda/vossa_ajuda,
    muito obrigado/obrigada pela ajuda/atenção/paciência/resposta/sua_ajuda, olá, oi, bom dia, boa tarde, boa noite,
    cumprimentos, atenciosamente, abraço, tchau, até logo, tenha um bom dia, com ${THE} ${NOUN}, para ${THE} ${NOUN},
    à/ao/às/aos ${NOUN}, ${THE} ${NOUN}, da/do/das/dos ${NOUN}, com isso, com isto, com tudo, com tudo isso, isto,
    tudo, tudo isso, tudo isto, esse mesmo, essa mesma,
    como descrito/proposto/combinado/indicado/sugerido/acima/disse/propôs/está/descreveu/mencionado/previsto/sugeriu/indicou,
    conforme descrito/proposto/combinado/indicado/sugerido/acima/mencionado,
    tal como descrito/proposto/combinado/indicado/sugerido/disse, para mim, por mim
  `,
  declines: `
    não, nao, naum, n não, não não, não obrigado, não obrigada, não muito obrigado, não muito obrigada, não por favor,
    por favor não, não quero, não quero não, eu não quero, não quero mais, já não quero, não o quero, não quero isso,
    não quero fazer isso, não desejo, claro que não, com certeza não, de jeito nenhum, de forma nenhuma,
    de forma alguma, de maneira nenhuma, de modo nenhum, nem pensar, nunca, jamais, agora não, hoje não, ainda não,
    por enquanto não, por agora não, de momento não, não é preciso, não preciso, não é necessário, não precisa,
    já não preciso, já não é preciso, não preciso mais, não estou interessado, não estou interessada,
    não me interessa, não tenho interesse, não concordo, não aceito, não confirmo, não autorizo, não estou de acordo,
    recuso, recusado, melhor não, é melhor não, acho melhor não, prefiro não, prefiro que não, preferia não,
    acho que não, não faça, não faça isso, não faças, não faças isso, não faz, não faz isso, não faça nada,
    não avance, não prossiga, não proceda, não pode, pare, para., parem, stop, deixe, deixa, deixe estar, deixa estar,
    deixe para lá, deixa para lá, deixa pra lá, deixe assim, deixa assim, deixe como está, deixa como está, esqueça,
    esquece, esqueça isso, esquece isso, mudei de ideia, mudei de ideias, desisti, desisto
  `,
};
